import { keyOf, type ObjectRef } from '../flux';
import { type FluxEvent } from '../flux/details';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** An event, and the object that it is about. */
export interface PlacedEvent {
  /** Unique among the events of all these objects. */
  readonly key: string;
  readonly about: ObjectRef;
  readonly event: FluxEvent;
}

/** Events of several objects. */
export interface PlacedEvents {
  /** Newest first. */
  readonly events: readonly PlacedEvent[];
  readonly isTruncated: boolean;
}

const timeOf = ({ event }: PlacedEvent) => Date.parse(event.lastAt ?? '') || 0;

/** Reads the events of an object, and of others with them, in one list. */
export function useEventsWith(
  ref: ObjectRef,
  others: readonly ObjectRef[],
): Reading<PlacedEvents> {
  const name = ['events-with', ...others.map(keyOf)].join(' ');
  const query = useStore().details.composed([name, ref], async api => {
    const lists = await Promise.all(
      [ref, ...others].map(async about => {
        const { events, isTruncated } = await api.events(about);
        const key = keyOf(about);
        return {
          isTruncated,
          events: events.map((event): PlacedEvent => ({
            key: `${key} ${event.key}`,
            about,
            event,
          })),
        };
      }),
    );
    return {
      events: lists
        .flatMap(({ events }) => events)
        .sort((a, b) => timeOf(b) - timeOf(a)),
      isTruncated: lists.some(({ isTruncated }) => isTruncated),
    };
  });
  return useReading(query);
}
