import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface CachingProxy {
  readonly url: string;
  close(): void;
}

interface Script {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request on. Ends both sides when one of them breaks off. */
function forward(
  from: IncomingMessage,
  to: ServerResponse,
  url: URL,
  onAnswer: (answer: IncomingMessage) => void,
): void {
  const { method, headers } = from;
  const sent = request(url, { method, headers }, onAnswer);
  sent.once('error', () => to.destroy());
  to.once('close', () => sent.destroy());
  from.pipe(sent);
}

/**
 * Starts an HTTP proxy that lets browsers cache the scripts of a page. Without it, the development server compresses 25 MB
 * on each visit, and the browser compiles them. All other requests pass unchanged.
 *
 * @param pageUrl - origin of the page, whose scripts must not change while the proxy runs
 */
export async function startCachingProxy(
  pageUrl: string,
): Promise<CachingProxy> {
  const { host } = new URL(pageUrl);
  const scripts = new Map<string, Script>();

  const server = createServer((from, to) => {
    const url = new URL(from.url ?? '', pageUrl);
    const script = scripts.get(url.href);
    if (script) {
      to.writeHead(200, script.headers).end(script.body);
      return;
    }
    const isScript = url.host === host && url.pathname.endsWith('.js');
    forward(from, to, url, answer => {
      const { statusCode = 502, headers } = answer;
      if (!isScript || statusCode !== 200) {
        to.writeHead(statusCode, headers);
        answer.once('error', () => to.destroy());
        answer.pipe(to);
        return;
      }
      buffer(answer).then(
        body => {
          const read = {
            headers: { ...headers, 'cache-control': 'max-age=86400' },
            body,
          };
          scripts.set(url.href, read);
          to.writeHead(200, read.headers).end(body);
        },
        () => to.destroy(),
      );
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
