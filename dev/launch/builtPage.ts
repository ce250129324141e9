import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { bundle } from '../build/bundle';
import { serveFiles } from '../build/serveFiles';
import type { Page } from './page';

const root = join(__dirname, '..', '..');
/** Returns the page. Backstage reads its configuration from a script in it. */
function html(
  config: unknown,
  scripts: readonly string[],
  styles: readonly string[],
): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Backstage</title>
    <link rel="icon" href="data:,">
    ${styles.map(name => `<link rel="stylesheet" href="/${name}">`).join('')}
    <script type="backstage.io/config">${JSON.stringify([config])}</script>
    ${scripts.map(name => `<script defer src="/${name}"></script>`).join('')}
  </head>
  <body><div id="root"></div></body>
</html>`;
}

/** Returns app-config.yaml with these ports. */
function configOf(ports: { page: number; backend: number }) {
  const data = load(
    readFileSync(join(root, 'app-config.yaml'), 'utf8'),
  ) as Readonly<Record<string, object>>;
  return {
    context: 'app-config.yaml',
    data: {
      ...data,
      app: { ...data.app, baseUrl: `http://localhost:${ports.page}` },
      backend: { baseUrl: `http://localhost:${ports.backend}` },
    },
  };
}

/**
 * Compiles the page as `backstage-cli package build` compiles an app, and serves it. Browsers load it in a third of the
 * time of the development server's page.
 */
export async function launchBuiltPage(ports: {
  page: number;
  backend: number;
}): Promise<Page> {
  const { files } = await bundle({ page: './dev/index.tsx' });
  const page = html(
    configOf(ports),
    ['runtime.js', 'vendor.js', 'page.js'],
    ['vendor.css', 'page.css'].filter(name => files.has(name)),
  );
  const { ended, close } = await serveFiles(ports.page, files, () => page, {
    'Cache-Control': 'max-age=3600',
  });
  return {
    url: `http://localhost:${ports.page}`,
    ready: Promise.resolve(),
    ended,
    stop: close,
  };
}
