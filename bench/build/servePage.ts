import { createServer, type ServerResponse } from 'node:http';
import { fromSearch } from '../page/params';
import type { Files } from '../../dev/build/bundle';

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

/** Serves the page on a port of 127.0.0.1, with the parameters in its URL as configuration. */
export async function servePage(
  files: Files,
  port: number,
): Promise<ServedPage> {
  const url = `http://localhost:${port}`;
  let backendUrl = '';
  const answer = (path: string, response: ServerResponse) => {
    const { pathname, search } = new URL(path, url);
    const file = files.get(pathname.slice(1));
    if (file) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(file);
    } else if (pathname === '/') {
      const page = html(url, backendUrl, search);
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    } else {
      response.writeHead(404).end();
    }
  };
  const server = createServer(({ url: path = '/' }, response) =>
    answer(path, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url,
    setBackend: backend => {
      backendUrl = backend;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
