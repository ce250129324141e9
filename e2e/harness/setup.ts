import { startCachingProxy } from './cachingProxy';
import { ControlClient } from './control';
import { Harness, npmStart } from './Harness';
import { keep } from './shared';

/**
 * Starts the harness before all tests and provides its addresses. With E2E_BUILT_PAGE, its page is built for production,
 * which takes browsers half of the time; React warns of mistakes only in the development server's page.
 */
export default async function setup(): Promise<void> {
  const isBuilt = Boolean(process.env.E2E_BUILT_PAGE);
  const harness = await Harness.start(ports =>
    npmStart(ports, ...(isBuilt ? ['--built'] : [])),
  );
  const proxy = isBuilt ? undefined : await startCachingProxy(harness.pageUrl);
  keep({ harness, proxy });
  // Jest skips its teardown when it is terminated.
  process.once('exit', () => harness.terminate());
  process.once('SIGTERM', () => process.exit(143));
  try {
    const { scenarios } = await new ControlClient(harness.controlUrl).state();
    process.env.E2E_PAGE = harness.pageUrl;
    if (proxy) process.env.E2E_PROXY = proxy.url;
    process.env.E2E_CONTROL = harness.controlUrl;
    process.env.E2E_SCENARIOS = scenarios.map(({ id }) => id).join(' ');
  } catch (error) {
    // Jest does not run the teardown after a failed setup.
    proxy?.close();
    await harness.interrupt();
    throw error;
  }
}
