/**
 * `npm start`: the plugin in a Backstage page, the real Kubernetes backend of Backstage behind it, and behind that
 * simulated clusters, or with --kubeconfig your own. See `usage` in launch/options.ts and `npm start -- --help`.
 */
import { launchBackend } from './backend';
import { loadKubeconfig } from './backend/kubeconfig';
import { Control, serveControl } from './control';
import { parseOptions, usage } from './launch/options';
import type { StartOptions } from './launch/options';
import { launchPage } from './launch/page';
import { assertFree } from './launch/ports';
import { readRoles } from './launch/roles';
import { summary } from './launch/summary';
import { Teardown } from './launch/teardown';

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

  const page = launchPage(ports, prefixed('page'));
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

/** Each line of a part's output, with the part's name. */
function prefixed(name: string): (output: string) => void {
  return output =>
    process.stdout.write(output.replace(/^(?=.)/gm, `[${name}] `));
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const options = readOptions(args);
  if (!options) {
    process.exitCode = 1;
    return;
  }
  const teardown = new Teardown();
  try {
    await start(options, teardown);
  } catch (error) {
    if (!teardown.hasBegun) {
      complain(error);
    }
    await teardown.exit(1);
  }
}

function readOptions(args: readonly string[]): StartOptions | undefined {
  try {
    return parseOptions(args);
  } catch (error) {
    complain(error);
    process.stderr.write(`\n${usage}\n`);
    return undefined;
  }
}

function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : error;
  process.stderr.write(`\n${message}\n`);
}

main();
