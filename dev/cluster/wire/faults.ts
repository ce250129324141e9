import type { Fault } from '../types';
import type { Json } from '../json';
import { isRecord, listAt } from '../json';
import { forbidden } from './access';
import type { ResourceRequest } from './requestInfo';
import { conflict, json, statusBody } from './status';
import type { Refusal } from './status';

/** The current faults, with a count of how often each has applied. */
export class Faults {
  #set: readonly Fault[] = [];
  readonly #acted = new Map<Fault, number>();

  set(faults: readonly Fault[]): void {
    this.#set = faults;
    this.#acted.clear();
  }

  /** True while every connection is refused. */
  get refuse(): boolean {
    const always = this.#set.filter(({ methods, times }) => !methods && !times);
    return faultFor(always, '', undefined)?.effect.type === 'refused';
  }

  /** Returns the fault that applies to a request and counts it towards the fault's `times`. */
  next(
    method: string,
    resource: ResourceRequest | undefined,
  ): Fault['effect'] | undefined {
    const left = this.#set.filter(
      fault => (this.#acted.get(fault) ?? 0) < (fault.times ?? Infinity),
    );
    const fault = faultFor(left, method, resource);
    if (fault) this.#acted.set(fault, (this.#acted.get(fault) ?? 0) + 1);
    return fault?.effect;
  }
}

function faultFor(
  faults: readonly Fault[],
  method: string,
  resource: ResourceRequest | undefined,
): Fault | undefined {
  return faults.find(
    fault =>
      (!fault.plural || fault.plural === resource?.plural) &&
      (!fault.version || fault.version === resource?.version) &&
      (!fault.methods || fault.methods.includes(method)),
  );
}

/**
 * Returns the answer as the client receives it under a fault.
 *
 * @throws TypeError "fetch failed" for a refused connection, and the signal's reason if the client gives up
 */
export async function applyFault(
  effect: Fault['effect'],
  request: Request,
  info: ResourceRequest | undefined,
  gone: AbortSignal,
  answer: () => Promise<Response>,
): Promise<Response> {
  switch (effect.type) {
    case 'refused':
      throw new TypeError('fetch failed', {
        cause: new Error('connect ECONNREFUSED'),
      });
    case 'delay':
      await wait(effect.ms, [request.signal, gone]);
      return answer();
    case 'status':
      return json(
        statusBody(
          effect.status,
          effect.message ?? `simulated ${effect.status}`,
        ),
        effect.status,
      );
    case 'conflict':
      return refuse(conflict({ plural: '', group: '', ...info }));
    case 'forbidden':
      return refuse(
        forbidden({
          verb: request.method.toLowerCase(),
          group: '',
          ...info,
          resource: info?.plural ?? '',
        }),
      );
    case 'html':
      return new Response(
        '<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>',
        {
          status: effect.status ?? 200,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        },
      );
    case 'empty':
      return new Response('', {
        headers: { 'Content-Type': 'application/json' },
      });
    case 'truncated': {
      const whole = await (await answer()).text();
      return new Response(whole.slice(0, Math.floor(whole.length / 2)), {
        headers: { 'Content-Type': 'application/json' },
      });
    }
    case 'no-items':
      return reshape(await answer(), ({ items: _items, ...rest }) => rest);
    case 'no-kind':
      return reshape(await answer(), body => {
        const { kind: _kind, ...list } = eachObject(
          body,
          ({ kind: _itemKind, apiVersion: _version, ...rest }) => rest,
        );
        return list;
      });
    case 'no-metadata':
      return reshape(await answer(), body =>
        eachObject(body, ({ metadata: _metadata, ...rest }) => rest),
      );
    default:
      return answer();
  }
}

function refuse({ body, code }: Refusal): Response {
  return json(body, code);
}

async function reshape(
  response: Response,
  change: (body: Json) => Json,
): Promise<Response> {
  // Resources that are not served are answered in plain text.
  if (!response.ok) return response;
  const body: unknown = await response.json();
  return json(isRecord(body) ? change(body) : body, response.status);
}

/** Applies a change to the items of a list, or to the single object. */
function eachObject(body: Json, change: (object: Json) => Json): Json {
  if (!Array.isArray(body.items)) return change(body);
  return { ...body, items: listAt(body, 'items').filter(isRecord).map(change) };
}

/** Waits. Rejects early, with the signal's reason, when one of the signals aborts. */
async function wait(
  ms: number,
  signals: readonly AbortSignal[],
): Promise<void> {
  let stop = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      const abort = () =>
        reject(signals.find(signal => signal.aborted)?.reason);
      signals.forEach(signal => signal.addEventListener('abort', abort));
      stop = () => {
        clearTimeout(timer);
        signals.forEach(signal => signal.removeEventListener('abort', abort));
      };
      if (signals.some(signal => signal.aborted)) abort();
    });
  } finally {
    stop();
  }
}
