import { ControlClient } from './control';
import { setting } from './setting';

/** The control endpoint of the harness that all tests share. */
export const control = new ControlClient(setting('E2E_CONTROL'));
export const scenarioIds: readonly string[] =
  setting('E2E_SCENARIOS').split(' ');
