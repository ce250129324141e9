/**
 * `npm run bench`: measures this plugin next to cards built the usual way and cards in the manner of the Flux plugin of
 * Weave GitOps (see `bench/incumbent`), in the same page, with the real Backstage backend and simulated clusters. Prints
 * a table of all figures and the README's table, and writes results.json in this folder.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Teardown } from '../dev/launch/teardown';
import { launchChromium } from './browser/launch';
import { bundlePage } from './build/bundlePage';
import { servePage } from './build/servePage';
import { parseOptions, usage, type BenchOptions } from './options';
import { PLUGINS } from './page/contestants';
import { describeMachine, markdown, readmeTable, type Report } from './report';
import { freePort } from './world/freePort';
import { World } from './world/World';

const progress = (what: string) => process.stderr.write(`… ${what}\n`);

async function measure(
  { short, chosen }: BenchOptions,
  teardown: Teardown,
): Promise<Report> {
  progress('Bundling the page for production');
  const page = await servePage(await bundlePage(), await freePort());
  teardown.add(() => page.close());
  progress('Starting the backend and the browser');
  const world = await World.start(page.url);
  teardown.add(() => world.stop());
  page.setBackend(world.backendUrl);
  const browser = await launchChromium();
  teardown.add(() => browser.close());

  const { url: pageUrl, setBackend } = page;
  const common = { browser, world, pageUrl, setBackend, short };
  const sections: Report['sections'][number][] = [];
  for (const { title, skipsIncumbent, run } of chosen) {
    progress(title);
    const plugins = PLUGINS.filter(
      plugin => !(short && skipsIncumbent && plugin === 'incumbent'),
    );
    sections.push({ title, figures: await run({ ...common, plugins }) });
  }
  return { machine: describeMachine(browser), short, sections };
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const teardown = new Teardown();
  try {
    const report = await measure(parseOptions(args), teardown);
    const file = join(__dirname, 'results.json');
    writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
    process.stdout.write(`${markdown(report)}\n${readmeTable(report)}`);
    await teardown.exit(0);
  } catch (error) {
    if (!teardown.hasBegun) process.stderr.write(`\n${error}\n`);
    await teardown.exit(1);
  }
}

main();
