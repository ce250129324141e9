import type { Harness } from '../harness/Harness';

declare global {
  // Jest loads its setup and teardown separately, so they can share only globals.
  // eslint-disable-next-line no-var -- only a var is a property of globalThis
  var fluxDemos: Harness[] | undefined;
}

export function keep(demo: Harness): void {
  globalThis.fluxDemos = [...kept(), demo];
}

export function kept(): readonly Harness[] {
  return globalThis.fluxDemos ?? [];
}
