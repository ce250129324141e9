import { startCachingProxy } from './cachingProxy';
import { ControlClient } from './control';
import { Harness } from './Harness';
import { keep } from './shared';

/** Starts the harness before all tests and provides its addresses. */
export default async function setup(): Promise<void> {
  const harness = await Harness.start();
  const proxy = await startCachingProxy(harness.pageUrl);
  keep({ harness, proxy });
  // Jest skips its teardown when it is terminated.
  process.once('exit', () => harness.terminate());
  process.once('SIGTERM', () => process.exit(143));
  try {
    const { scenarios } = await new ControlClient(harness.controlUrl).state();
    process.env.E2E_PAGE = harness.pageUrl;
    process.env.E2E_PROXY = proxy.url;
    process.env.E2E_CONTROL = harness.controlUrl;
    process.env.E2E_SCENARIOS = scenarios.map(({ id }) => id).join(' ');
  } catch (error) {
    // Jest does not run the teardown after a failed setup.
    proxy.close();
    await harness.interrupt();
    throw error;
  }
}
