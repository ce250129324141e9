import { allWell } from './all-well';
import { failingChart } from './failing-chart';
import { suspended } from './suspended';
import type { Scenario } from './types';
import { waiting } from './waiting';

export type { Scenario } from './types';

/** Every story, in the order of the harness's menu. */
export const scenarios: readonly Scenario[] = [
  allWell,
  failingChart,
  waiting,
  suspended,
];

export function scenarioById(id: string): Scenario | undefined {
  return scenarios.find(scenario => scenario.id === id);
}
