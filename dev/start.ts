/**
 * `npm start`: shows the plugin in a Backstage page, with Backstage's real Kubernetes backend in front of simulated
 * clusters or, with --kubeconfig, your own. See `usage` in launch/options.ts or `npm start -- --help`.
 */
import { launchBackend } from './backend';
import { loadKubeconfig } from './backend/kubeconfig';
import { Control, serveControl } from './control';
import { launchBuiltPage } from './launch/builtPage';
import { run } from './launch/command';
import { parseOptions, usage } from './launch/options';
import type { StartOptions } from './launch/options';
import { launchPage } from './launch/page';
import { assertFree } from './launch/ports';
import { prefixed } from './launch/prefixed';
import { readRoles } from './launch/roles';
import { summary } from './launch/summary';
import type { Teardown } from './launch/teardown';

async function start(options: StartOptions, teardown: Teardown): Promise<void> {
  const { entities, kubeconfig, ports, scenario } = options;
  await assertFree(ports);
  const pageOrigin = `http://localhost:${ports.page}`;

  const own = kubeconfig && (await loadKubeconfig(kubeconfig)).cluster;
  const { roles, note } = readRoles();
  const control = new Control(
    entities,
    roles,
    own && { name: own.name, url: own.url },
  );
  teardown.add(() => control.stop());
  if (!own) {
    await control.play(scenario);
  }

  const backend = await launchBackend(
    { port: ports.backend, corsOrigin: pageOrigin, entities, kubeconfig },
    control.backendState,
    prefixed('backend'),
  );
  teardown.add(() => backend.stop());
  teardown.watch('The backend', backend.ended);
  control.connect(state => backend.setState(state));

  const controlServer = await serveControl(control, ports.control, pageOrigin);
  teardown.add(() => controlServer.close());

  const page = options.built
    ? await launchBuiltPage(ports)
    : launchPage(ports, prefixed('page'));
  teardown.add(() => page.stop());
  teardown.watch('The page', page.ended);
  await page.ready;

  const urls = {
    page: page.url,
    backend: backend.url,
    control: controlServer.url,
  };
  process.stdout.write(
    summary(control.state, urls, control.clusterLines, note),
  );
}

run({ usage, parse: parseOptions, start });
