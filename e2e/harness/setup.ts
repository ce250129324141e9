import { ControlClient } from './control';
import { Harness } from './Harness';
import { keep } from './shared';

/** Before all tests: the harness is up, and the tests know where. */
export default async function setup(): Promise<void> {
  const harness = await Harness.start();
  keep(harness);
  // When Jest is ended from outside there is no teardown.
  process.once('exit', () => harness.terminate());
  process.once('SIGTERM', () => process.exit(143));
  try {
    const { scenarios } = await new ControlClient(harness.controlUrl).state();
    process.env.E2E_PAGE = harness.pageUrl;
    process.env.E2E_CONTROL = harness.controlUrl;
    process.env.E2E_SCENARIOS = scenarios.map(({ id }) => id).join(' ');
  } catch (error) {
    // Jest does not tear down what it could not set up.
    await harness.interrupt();
    throw error;
  }
}
