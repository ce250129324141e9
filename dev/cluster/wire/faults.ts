import type { Fault } from '../types';
import type { Json } from '../json';
import { isRecord, listAt } from '../json';
import { json, statusBody } from './status';

export function faultFor(
  faults: readonly Fault[],
  method: string,
  resource: { plural: string; version: string } | undefined,
): Fault['effect'] | undefined {
  return faults.find(
    fault =>
      (!fault.plural || fault.plural === resource?.plural) &&
      (!fault.version || fault.version === resource?.version) &&
      (!fault.methods || fault.methods.includes(method)),
  )?.effect;
}

/**
 * The answer as the client gets it through the disturbance.
 *
 * @throws TypeError "fetch failed" for a refused connection, and the signal's reason if the client gives up
 */
export async function disturb(
  effect: Fault['effect'],
  request: Request,
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

async function reshape(
  response: Response,
  change: (body: Json) => Json,
): Promise<Response> {
  const body: unknown = await response.json();
  return json(isRecord(body) ? change(body) : body, response.status);
}

/** The items of a list, or the one object. */
function eachObject(body: Json, change: (object: Json) => Json): Json {
  if (!Array.isArray(body.items)) return change(body);
  return { ...body, items: listAt(body, 'items').filter(isRecord).map(change) };
}

/** Ends early, with the signal's reason, when one of the signals aborts. */
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
