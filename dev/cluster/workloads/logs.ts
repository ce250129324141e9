import { lastTimeOf } from '../events/eventObject';
import { hex } from '../flux/artifacts';
import { listAt, numberAt, recordAt, stringAt } from '../json';
import type { Json } from '../json';
import type { KubernetesObject } from '../types';
import type { Applied } from './applied';
import { uidOf } from './Placement';

export interface LogLine {
  readonly at: Date;
  readonly text: string;
}

const HOUR_MS = 3_600_000;
/** Lines that one event stands for at most. */
const MOST_REPEATS = 30;

function containerOf(pod: KubernetesObject): Json {
  return recordAt(
    { first: listAt(pod, 'status', 'containerStatuses')[0] },
    'first',
  );
}

/** Returns what a container has written in its present or last run, oldest first. */
export function applicationLog(
  pod: KubernetesObject,
  { name, settings }: Applied,
  now: Date,
): readonly LogLine[] {
  const status = containerOf(pod);
  const ended =
    stringAt(status, 'lastState', 'terminated', 'finishedAt') ??
    stringAt(status, 'state', 'terminated', 'finishedAt');
  const running = stringAt(status, 'state', 'running', 'startedAt');
  if (running) {
    const start = new Date(running);
    return [...starting(name, start), ...requests(pod, start, now)];
  }
  if (!ended) return [];
  const end = new Date(ended);
  return [
    ...starting(name, new Date(end.getTime() - 2000)),
    ...ending(status, settings, end),
  ];
}

function line(at: Date, level: string, msg: string, more: Json = {}): LogLine {
  const ts = at.toISOString();
  return { at, text: JSON.stringify({ level, ts, msg, ...more }) };
}

function starting(name: string, at: Date): readonly LogLine[] {
  return [
    line(at, 'info', `Starting ${name}`, { port: 9898 }),
    line(new Date(at.getTime() + 120), 'info', 'Reading configuration'),
  ];
}

/** Returns a line for every half minute of the last hour. */
function requests(
  pod: KubernetesObject,
  start: Date,
  now: Date,
): readonly LogLine[] {
  const first = Math.max(start.getTime(), now.getTime() - HOUR_MS);
  const lines: LogLine[] = [];
  const next = Math.ceil(first / 30_000) * 30_000;
  for (let time = next; time <= now.getTime(); time += 30_000) {
    const took = parseInt(hex([pod.metadata.name, time], 3), 16) % 90;
    const more = { method: 'GET', uri: '/healthz', status: 200, ms: took };
    lines.push(line(new Date(time), 'debug', 'request completed', more));
  }
  return lines;
}

function ending(
  status: Json,
  { says }: Applied['settings'],
  end: Date,
): readonly LogLine[] {
  const exitCode =
    numberAt(status, 'lastState', 'terminated', 'exitCode') ??
    numberAt(status, 'state', 'terminated', 'exitCode') ??
    0;
  const before = new Date(end.getTime() - 40);
  if (exitCode === 0) return [line(before, 'info', 'Done')];
  // The kernel ends it: it has no last words.
  if (exitCode === 137) return [line(before, 'info', 'Filling the cache')];
  const error =
    says?.replaceAll('+', ' ') ??
    'dial tcp: lookup redis.team-a.svc.cluster.local: no such host';
  return [line(before, 'fatal', 'Cannot start', { error })];
}

/** Returns what one of Flux's controllers has logged: a line for each time that it came to an event. */
export function controllerLog(
  controller: string,
  pod: KubernetesObject,
  events: readonly KubernetesObject[],
): readonly LogLine[] {
  const started = stringAt(containerOf(pod), 'state', 'running', 'startedAt');
  const setup = started
    ? [line(new Date(started), 'info', 'starting manager', { logger: 'setup' })]
    : [];
  const lines = events
    .filter(event => stringAt(event, 'source', 'component') === controller)
    .flatMap(linesOf);
  return [...setup, ...lines].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function linesOf(event: KubernetesObject): readonly LogLine[] {
  const count = Math.min(numberAt(event, 'count') ?? 1, MOST_REPEATS);
  const last = lastTimeOf(event);
  const first = Date.parse(stringAt(event, 'firstTimestamp') ?? '') || last;
  const step = count > 1 ? (last - first) / (count - 1) : 0;
  return Array.from({ length: count }, (_, index) =>
    fluxLine(event, new Date(last - index * step)),
  );
}

function fluxLine(event: KubernetesObject, at: Date): LogLine {
  const about = recordAt(event, 'involvedObject');
  const kind = String(about.kind);
  const name = String(about.name);
  const namespace = String(about.namespace);
  const [group = ''] = String(about.apiVersion).split('/');
  const [, revision] =
    Object.entries(event.metadata.annotations ?? {}).find(([key]) =>
      key.endsWith('/revision'),
    ) ?? [];
  const more = {
    controller: kind.toLowerCase(),
    controllerGroup: group,
    controllerKind: kind,
    [kind]: { name, namespace },
    namespace,
    name,
    reconcileID: uidOf('reconcile', namespace, `${name} ${at.getTime()}`),
    ...(revision && { revision }),
  };
  const message = String(event.message);
  if (event.type !== 'Warning') return line(at, 'info', message, more);
  const msg =
    kind === 'Kustomization'
      ? 'Reconciliation failed after 412.6ms, next try in 2m0s'
      : 'Reconciler error';
  return line(at, 'error', msg, { ...more, error: message });
}
