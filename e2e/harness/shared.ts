import type { Harness } from './Harness';

declare global {
  // Jest loads its setup and teardown separately, so they can share only globals.
  // eslint-disable-next-line no-var -- only a var is a property of globalThis
  var fluxHarness: Harness | undefined;
}

export function keep(harness: Harness): void {
  globalThis.fluxHarness = harness;
}

export function kept(): Harness | undefined {
  return globalThis.fluxHarness;
}
