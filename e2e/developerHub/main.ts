/**
 * `npm run e2e:developer-hub`: checks what the command-line tool of Red Hat Developer Hub has exported to dist-dynamic, or to
 * the directory that is given. Loads the module for the old frontend system in Chromium as Developer Hub does, and looks for
 * the names in app-config.dynamic.yaml. Exits with 1 if something is missing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { listAt, recordAt, stringAt } from '../../dev/cluster/json';
import { freePort } from '../../dev/standin/contract/BothBackends';
import { ROOT } from '../../dev/package/manifest';

const exported = resolve(process.argv[2] ?? join(ROOT, 'dist-dynamic'));
const OLD = join(exported, 'dist-scalprum');

const readJson = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(exported, ...path), 'utf8'));

/** Returns the names of the exports that app-config.dynamic.yaml uses of a plugin. */
function namesUsed(plugin: string): readonly string[] {
  const config: unknown = parse(
    readFileSync(join(ROOT, 'app-config.dynamic.yaml'), 'utf8'),
  );
  const ours = recordAt(config, 'dynamicPlugins', 'frontend', plugin);
  const entries = ['dynamicRoutes', 'mountPoints'].flatMap(key =>
    listAt(ours, key),
  );
  return entries.flatMap(entry => [
    stringAt(entry, 'importName') ?? '',
    ...listAt(entry, 'config', 'if', 'allOf').map(String),
  ]);
}

/** Runs in the page: loads the container by its scripts and returns the names that its module exports. */
async function load(scripts: readonly string[]): Promise<readonly string[]> {
  interface Container {
    init(shared: object): Promise<void>;
    get(module: string): Promise<() => object>;
  }
  const entry = new Promise<Container>(found => {
    Object.assign(window, {
      __load_plugin_entry__: (_: string, container: Container) =>
        found(container),
    });
  });
  for (const src of scripts) {
    document.body.append(
      Object.assign(document.createElement('script'), { src }),
    );
  }
  const container = await entry;
  await container.init({});
  return Object.keys((await container.get('PluginRoot'))());
}

async function exportsInChromium(
  scripts: readonly string[],
): Promise<readonly string[]> {
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><body></body>');
    } else if (/^\/[\w./-]+\.js$/.test(url) && !url.includes('..')) {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(readFileSync(join(OLD, url)));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  const port = await freePort();
  await new Promise<void>(started => {
    server.listen(port, '127.0.0.1', started);
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate(load, scripts);
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(): Promise<void> {
  const plugin = stringAt(readJson('package.json'), 'scalprum', 'name') ?? '';
  const manifest = readJson('dist-scalprum', 'plugin-manifest.json');
  assert.equal(stringAt(manifest, 'name'), plugin);
  const exports = await exportsInChromium(
    listAt(manifest, 'loadScripts').map(String),
  );
  const wanted = [...namesUsed(plugin), 'fluxPlugin'];
  assert.deepEqual(
    wanted.filter(name => !exports.includes(name)),
    [],
  );
  process.stdout.write(`Old frontend system: ${exports.length} exports\n`);
  // The whole of the new system's plugin is the default export of the package.
  const exposed = listAt(readJson('dist', 'mf-manifest.json'), 'exposes').map(
    each => stringAt(each, 'path'),
  );
  assert.ok(exposed.includes('.'), `exposed: ${exposed.join(', ')}`);
  process.stdout.write(`New frontend system: exposes ${exposed.join(', ')}\n`);
}

main();
