/**
 * `npm run demo`: runs the packed plugin in a Backstage app with a complete Backstage backend, in front of simulated
 * clusters or, with --kubeconfig, your own. See `usage` in options.ts or `npm run demo -- --help`.
 */
import { loadKubeconfig } from '../../dev/backend/kubeconfig';
import { serveControl } from '../../dev/control';
import { run } from '../../dev/launch/command';
import { assertFree } from '../../dev/launch/ports';
import { prefixed } from '../../dev/launch/prefixed';
import { readRoles } from '../../dev/launch/roles';
import type { Teardown } from '../../dev/launch/teardown';
import { buildApp, installPlugin, isBuilt } from '../apps/build';
import { launchBackend } from '../backend/launch';
import { writeCatalog } from './catalog';
import { DemoControl } from './DemoControl';
import { parseDemoOptions, usage, type DemoOptions } from './options';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function start(options: DemoOptions, teardown: Teardown): Promise<void> {
  const { app, built, entities, kubeconfig, ports, scenario } = options;
  await assertFree(ports, '--port');
  const own = kubeconfig && (await loadKubeconfig(kubeconfig)).cluster;

  if (!built || !isBuilt(app)) {
    say('Packing the plugin …');
    installPlugin();
    say(`Building the app '${app}' …`);
    buildApp(app);
  }

  const { roles } = readRoles();
  const control = new DemoControl(
    entities,
    roles,
    own && { name: own.name, url: own.url },
  );
  teardown.add(() => control.stop());
  if (!own) {
    await control.play(scenario);
  }
  const catalog = writeCatalog(entities);
  teardown.add(catalog.remove);

  say('Starting the backend …');
  const [entity] = entities.map(({ metadata }) => metadata.name);
  const backend = await launchBackend(
    {
      port: ports.backstage,
      app,
      catalog: { file: catalog.file, entity: `${entity}` },
      clusters: kubeconfig ?? control.backendState.clusters,
    },
    prefixed('backend'),
  );
  teardown.add(() => backend.stop());
  teardown.watch('The backend', backend.ended);
  control.connect(({ denied }) => backend.deny(denied));
  const controlServer = await serveControl(control, ports.control, backend.url);
  teardown.add(() => controlServer.close());

  const tab = app === 'legacy' ? '/dashboard' : '';
  say(
    [
      '',
      `Backstage ${backend.url}, sign in as guest`,
      `Entity    ${backend.url}/catalog/default/component/${entity}${tab}`,
      `Control   ${controlServer.url}/state (described in dev/control/server.ts)`,
      'Clusters',
      ...control.clusterLines.map(line => `  ${line}`),
      '',
      'Ctrl-C ends everything.',
    ].join('\n'),
  );
}

run({ usage, parse: parseDemoOptions, start });
