import type { Harness } from './Harness';

declare global {
  // Jest loads its setup and its teardown apart from each other; what they share is global.
  // eslint-disable-next-line no-var -- only a var is a property of globalThis
  var fluxHarness: Harness | undefined;
}

export function keep(harness: Harness): void {
  globalThis.fluxHarness = harness;
}

export function kept(): Harness | undefined {
  return globalThis.fluxHarness;
}
