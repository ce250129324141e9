import type { CachingProxy } from './cachingProxy';
import type { Harness } from './Harness';

export interface Shared {
  readonly harness: Harness;
  readonly proxy?: CachingProxy;
}

declare global {
  // Jest loads its setup and teardown separately, so they can share only globals.
  // eslint-disable-next-line no-var -- only a var is a property of globalThis
  var fluxShared: Shared | undefined;
}

export function keep(shared: Shared): void {
  globalThis.fluxShared = shared;
}

export function kept(): Shared | undefined {
  return globalThis.fluxShared;
}
