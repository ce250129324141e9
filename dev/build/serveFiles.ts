import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { Files } from './bundle';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
};

export interface ServedFiles {
  /** Resolves when the server has been closed. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves files on a port of localhost, and pages at all other addresses.
 *
 * @param page - returns the HTML of an address, and `undefined` where there is none
 * @param headers - those of the files, beside their type
 */
export async function serveFiles(
  port: number,
  files: Files,
  page: (address: URL) => string | undefined,
  headers: OutgoingHttpHeaders = {},
): Promise<ServedFiles> {
  const server = createServer(({ url = '/' }, response) => {
    const address = new URL(url, `http://localhost:${port}`);
    const name = address.pathname.slice(1);
    const file = files.get(name);
    if (file) {
      const type = TYPES[name.replace(/.*\./, '')];
      response.writeHead(200, { ...headers, 'Content-Type': type }).end(file);
      return;
    }
    const html = page(address);
    if (html === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
  });
  const ended = new Promise<void>(resolve => {
    server.once('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    ended,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await ended;
    },
  };
}
