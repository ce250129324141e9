import type { Harness } from '../harness/Harness';

declare global {
  // Jest loads its setup and its teardown apart from each other; what they share is global.
  // eslint-disable-next-line no-var -- only a var is a property of globalThis
  var fluxDemos: Harness[] | undefined;
}

export function keep(demo: Harness): void {
  globalThis.fluxDemos = [...kept(), demo];
}

export function kept(): readonly Harness[] {
  return globalThis.fluxDemos ?? [];
}
