import type { Files } from '../../dev/build/bundle';
import { serveFiles } from '../../dev/build/serveFiles';
import { fromSearch } from '../page/params';

export interface ServedPage {
  readonly url: string;
  /** Sets the URL of Backstage's backend for the page. */
  setBackend(url: string): void;
  close(): Promise<void>;
}

/** The files that the page loads when it starts, in their order. */
const SCRIPTS = ['runtime', 'probe', 'vendor', 'page'];

/** Returns the page. Backstage reads its configuration from a script in it, in production too. */
function html(url: string, backendUrl: string, search: string): string {
  const refresh = { milliseconds: fromSearch(search).refreshMs };
  const config = {
    context: 'bench',
    data: {
      app: { title: 'Bench', baseUrl: url },
      backend: { baseUrl: backendUrl },
      flux: { refreshInterval: refresh },
    },
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Bench</title>
    <link rel="icon" href="data:,">
    <script type="backstage.io/config">${JSON.stringify([config])}</script>
    ${SCRIPTS.map(name => `<script defer src="/${name}.js"></script>`).join('\n    ')}
  </head>
  <body><div id="root"></div></body>
</html>`;
}

/** Serves the page, with the parameters in its URL as configuration. */
export async function servePage(
  files: Files,
  port: number,
): Promise<ServedPage> {
  const url = `http://localhost:${port}`;
  let backendUrl = '';
  const { close } = await serveFiles(port, files, ({ pathname, search }) =>
    pathname === '/' ? html(url, backendUrl, search) : undefined,
  );
  return {
    url,
    setBackend: backend => {
      backendUrl = backend;
    },
    close,
  };
}
