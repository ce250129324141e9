import { ControlClient } from './control';

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run npm run e2e`);
  }
  return value;
}

/** Of the harness that all tests share. */
export const pageUrl = setting('E2E_PAGE');
export const control = new ControlClient(setting('E2E_CONTROL'));
export const scenarioIds: readonly string[] =
  setting('E2E_SCENARIOS').split(' ');
