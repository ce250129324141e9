import type { Harness } from './Harness';

// Jest loads its setup and its teardown apart from each other; what they share is global.
const holder: { fluxHarness?: Harness } = globalThis;

export function keep(harness: Harness): void {
  holder.fluxHarness = harness;
}

export function kept(): Harness | undefined {
  return holder.fluxHarness;
}
