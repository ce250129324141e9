import type { FluxEvents } from '../api';
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

async function readEvents(
  read: (about: ObjectRef) => Promise<FluxEvents>,
  refs: readonly ObjectRef[],
): Promise<PlacedEvents> {
  const lists = await Promise.all(
    refs.map(async about => {
      const { events, isTruncated } = await read(about);
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
}

/**
 * Reads the events of an object, and of others with them, in one list. Those of the object itself stay until the others
 * have been read.
 */
export function useEventsWith(
  ref: ObjectRef,
  others: readonly ObjectRef[],
): Reading<PlacedEvents> {
  const { details } = useStore();
  const isAlone = others.length === 0;
  const queryOf = (more: readonly ObjectRef[]) =>
    details.composed(
      [['events-with', ...more.map(keyOf)].join(' '), ref],
      async api => readEvents(about => api.events(about), [ref, ...more]),
    );
  const own = useReading(queryOf([]), isAlone);
  const all = useReading(queryOf(others), !isAlone);
  if (isAlone) return own;
  if (own.data === undefined || all.data !== undefined) return all;
  return { ...all, data: own.data, updatedAt: own.updatedAt };
}
