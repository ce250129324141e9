import type { Change } from '../store';
import { selected, selection } from './list';
import { represent } from './representation';
import { shown, storedKind } from './shown';
import type { Target } from './target';
import { statusBody } from './status';

/**
 * Streams changes since `resourceVersion`, one JSON document per line; without one, existing objects come first as ADDED.
 * The stream ends when the client leaves, after `timeoutSeconds`, or with the cluster.
 */
export function watch(target: Target): Response {
  const { store, kind, info, request, gone } = target;
  const stored = storedKind(target);
  const matches = selection(info.query, kind);
  const from = Number(info.query.get('resourceVersion') ?? 0);
  const encoder = new TextEncoder();
  let stop = () => {};

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (type: string, object: unknown) =>
        controller.enqueue(
          encoder.encode(`${JSON.stringify({ type, object })}\n`),
        );

      const tell = (change: Change) => {
        if (
          change.kind.plural !== stored.plural ||
          change.kind.group !== stored.group
        )
          return;
        const { namespace } = change.object.metadata;
        if (info.namespace && info.namespace !== namespace) return;
        const type = typeFor(change, matches);
        if (!type) return;
        send(type, represent([shown(change.object, target)], target));
      };

      const end = () => {
        stop();
        controller.close();
      };
      const seconds = Number(info.query.get('timeoutSeconds') ?? 0);
      const timer = seconds ? setTimeout(end, seconds * 1000) : undefined;
      const unsubscribe = store.onChange(tell);
      stop = () => {
        clearTimeout(timer);
        unsubscribe();
        request.signal.removeEventListener('abort', end);
        gone.removeEventListener('abort', end);
      };
      request.signal.addEventListener('abort', end);
      gone.addEventListener('abort', end);

      if (!from) {
        selected(target).forEach(object =>
          send('ADDED', represent([object], target)),
        );
        return;
      }
      const missed = store.changesSince(from);
      if (missed) {
        missed.forEach(tell);
        return;
      }
      send(
        'ERROR',
        statusBody(
          410,
          `too old resource version: ${from} (${store.revision})`,
        ),
      );
      end();
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-cache, private',
    },
  });
}

/** Returns the event for this watcher: an object that starts or stops matching the selectors is added or deleted. */
function typeFor(
  { type, object, before }: Change,
  matches: (object: Change['object']) => boolean,
): Change['type'] | undefined {
  const is = matches(object);
  if (type !== 'MODIFIED') return is ? type : undefined;
  const was = before !== undefined && matches(before);
  if (is) return was ? 'MODIFIED' : 'ADDED';
  return was ? 'DELETED' : undefined;
}
