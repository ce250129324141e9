import { isRecord, listAt, stringAt } from '../json';
import type { Json } from '../json';
import type { KubernetesObject } from '../types';
import type { LogLine } from '../workloads/logs';
import { Refusal, text } from './status';
import type { Target } from './target';
import { found } from './target';

const FOLLOW_MS = 1000;

/** Answers `…/pods/x/log` with the lines that the query asks for. With `follow`, new ones are sent as they come. */
export function podLog(target: Target): Response {
  const { info, logOf } = target;
  const pod = found(target);
  const { query } = info;
  const status = containerOf(pod, query.get('container') || undefined);
  // A Pod without a node has no kubelet to ask.
  if (!status) return text('');
  const previous = isTrue(query.get('previous'));
  check(pod, status, previous);
  const now = new Date();
  const start = stringAt(status, 'state', 'running', 'startedAt');
  const lines = logOf(pod, now).filter(since(query, now));
  const tail = Number(query.get('tailLines') ?? NaN);
  const first = Number.isNaN(tail) ? 0 : Math.max(0, lines.length - tail);
  const written = (some: readonly LogLine[]) =>
    some.map(line => `${shownLine(line, query)}\n`).join('');
  const body = written(lines.slice(first));
  return isTrue(query.get('follow')) && start && !previous
    ? follow(target, body, now, later =>
        written(
          logOf(found(target), later.now).filter(({ at }) => at > later.last),
        ),
      )
    : text(limited(body, query));
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}

/**
 * Returns the status of the container that is asked for; undefined without a node.
 *
 * @throws Refusal 400 if the Pod does not have the container
 */
function containerOf(
  pod: KubernetesObject,
  name: string | undefined,
): Json | undefined {
  const names = listAt(pod, 'spec', 'containers').map(container =>
    stringAt(container, 'name'),
  );
  if (name !== undefined && !names.includes(name)) {
    throw new Refusal(
      400,
      `container ${name} is not valid for pod ${pod.metadata.name}`,
    );
  }
  return listAt(pod, 'status', 'containerStatuses').filter(isRecord)[0];
}

/** @throws Refusal 400 in the kubelet's words, if the container has not run (before) */
function check(pod: KubernetesObject, status: Json, previous: boolean): void {
  const name = stringAt(status, 'name');
  const place = `container "${name}" in pod "${pod.metadata.name}"`;
  const ended = stringAt(status, 'lastState', 'terminated', 'reason');
  if (previous && !ended) {
    throw new Refusal(400, `previous terminated ${place} not found`);
  }
  const waiting = stringAt(status, 'state', 'waiting', 'reason');
  if (!waiting || ended) return;
  const why = ['ErrImagePull', 'ImagePullBackOff'].includes(waiting)
    ? 'trying and failing to pull image'
    : waiting;
  throw new Refusal(400, `${place} is waiting to start: ${why}`);
}

function since(query: URLSearchParams, now: Date): (line: LogLine) => boolean {
  const seconds = query.get('sinceSeconds');
  const time = query.get('sinceTime');
  const from = Math.max(
    seconds ? now.getTime() - Number(seconds) * 1000 : 0,
    time ? Date.parse(time) : 0,
  );
  return ({ at }) => at.getTime() >= from;
}

function shownLine({ at, text: line }: LogLine, query: URLSearchParams) {
  return isTrue(query.get('timestamps')) ? `${at.toISOString()} ${line}` : line;
}

function limited(body: string, query: URLSearchParams): string {
  const limit = query.get('limitBytes');
  return limit ? body.slice(0, Number(limit)) : body;
}

/** Returns a stream that stays open until the client leaves or the Pod is gone. */
function follow(
  { request, gone }: Target,
  body: string,
  from: Date,
  more: (since: { readonly last: Date; readonly now: Date }) => string,
): Response {
  const encoder = new TextEncoder();
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(body));
      let last = from;
      const end = () => {
        if (timer === undefined) return;
        stop();
        controller.close();
      };
      timer = setInterval(() => {
        const now = new Date();
        try {
          const lines = more({ last, now });
          if (lines) controller.enqueue(encoder.encode(lines));
          last = now;
        } catch {
          end();
        }
      }, FOLLOW_MS);
      request.signal.addEventListener('abort', end, { once: true });
      gone.addEventListener('abort', end, { once: true });
    },
    cancel: stop,
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/plain' },
  });
}
