import { buildApp, installPlugin, isBuilt } from '../apps/build';
import { installApps } from '../apps/install';
import { apps, release, type AppName } from '../apps/releases';
import { Harness, npm } from '../harness/Harness';
import { keep } from './shared';

/**
 * Before all tests, packs the plugin, builds the apps with it, unless E2E_BUILT is set, and starts them. With
 * E2E_RELEASE, the apps are copies outside the repository, with their own node_modules: the packages of that release.
 */
export default async function setup(): Promise<void> {
  if (!process.env.E2E_BUILT || !apps().every(isBuilt)) {
    const tried = release();
    if (tried) process.env.E2E_APPS = installApps(tried);
    else installPlugin();
    apps().forEach(buildApp);
  }
  const started = await Promise.allSettled(apps().map(start));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    throw failed.reason;
  }
}

async function start(app: AppName): Promise<void> {
  const demo = await Harness.start(({ backend: port }) =>
    npm('run', 'demo', '--', '--built', '--app', app, '--port', `${port}`),
  );
  keep(demo);
  // Jest skips its teardown when it is terminated.
  process.once('exit', () => demo.terminate());
  process.once('SIGTERM', () => process.exit(143));
  process.env[`E2E_${app}`] = `${demo.ports.backend}`;
}
