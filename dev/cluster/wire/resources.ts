import { readList } from './list';
import { podLog } from './podLog';
import { represent } from './representation';
import { json, Refusal, unserved } from './status';
import type { Target } from './target';
import { found } from './target';
import { watch } from './watch';
import { create, patch, remove, replace } from './writes';

type Handler = (target: Target) => Response | Promise<Response>;

const handlers: Readonly<Record<string, Handler>> = {
  get: target => json(represent([found(target)], target)),
  list: target => json(readList(target)),
  watch,
  patch,
  create,
  update: replace,
  delete: remove,
};

export async function handleResource(target: Target): Promise<Response> {
  const { info, kind } = target;
  const isLog = info.subresource === 'log' && kind.kind === 'Pod';
  if (info.subresource && !isLog && !hasSubresource(target)) return unserved();
  const isReading = ['get', 'list', 'watch'].includes(info.verb);
  const handler = kind.viewOf && !isReading ? undefined : handlers[info.verb];
  if (!handler || (info.name && ['list', 'watch'].includes(info.verb))) {
    throw new Refusal(
      405,
      'the server does not allow this method on the requested resource',
      { group: kind.group, kind: kind.plural },
    );
  }
  return isLog ? podLog(target) : handler(target);
}

function hasSubresource({ kind, info }: Target): boolean {
  return (
    info.subresource === 'status' &&
    Boolean(kind.group) &&
    !kind.withoutStatus?.includes(info.version)
  );
}
