import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SimulatedCluster } from './SimulatedCluster';

export interface ServedCluster {
  readonly url: string;
  readonly port: number;
  /** Closes the server and all its connections; the cluster itself keeps running. */
  close(): Promise<void>;
  /** Stops listening, so that the operating system refuses connections; `false` listens on the same port again. */
  setRefused(on: boolean): Promise<void>;
}

export interface ServeOptions {
  /**
   * Adds the service account's token to requests without one, as `kubectl proxy` does: kubectl does not send tokens over
   * plain HTTP.
   */
  readonly asServiceAccount?: boolean;
}

/**
 * Serves the cluster over plain HTTP on 127.0.0.1. A fault that refuses every connection closes the port, like
 * `setRefused`.
 *
 * @param port - default: a free one
 */
export async function serveCluster(
  cluster: SimulatedCluster,
  port = 0,
  options: ServeOptions = {},
): Promise<ServedCluster> {
  const server = createServer((incoming, outgoing) => {
    answer(cluster, options, incoming, outgoing).catch(() =>
      incoming.socket.destroy(),
    );
  });
  await listen(server, port);
  const chosen = portOf(server);

  let refused = false;
  // One at a time: closing and reopening must not overlap.
  let turn: Promise<void> = Promise.resolve();
  const setRefused = (on: boolean) => {
    turn = turn.then(async () => {
      if (on === refused) return;
      refused = on;
      await (on ? closeServer(server) : listen(server, chosen));
    });
    return turn;
  };
  const stopObserving = cluster.onFaults(() => {
    setRefused(cluster.refusesConnections).catch(() => undefined);
  });
  if (cluster.refusesConnections) await setRefused(true);

  return {
    url: `http://127.0.0.1:${chosen}`,
    port: chosen,
    setRefused,
    close: async () => {
      stopObserving();
      await setRefused(true);
    },
  };
}

async function answer(
  cluster: SimulatedCluster,
  options: ServeOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const left = new AbortController();
  outgoing.on('close', () => left.abort());
  const request = await toRequest(incoming, left.signal);
  if (options.asServiceAccount && !request.headers.has('Authorization')) {
    request.headers.set('Authorization', `Bearer ${cluster.token}`);
  }
  const response = await cluster.handle(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  // Sends the headers of a watch at once, even if no change follows.
  outgoing.flushHeaders();
  const reader = response.body?.getReader();
  left.signal.addEventListener('abort', () => {
    reader?.cancel().catch(() => undefined);
  });
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    outgoing.write(value);
  }
  outgoing.end();
}

async function toRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    [value ?? []].flat().forEach(one => headers.append(name, one));
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = chunks.length
    ? new TextDecoder().decode(Buffer.concat(chunks))
    : undefined;
  const { method, url = '/' } = incoming;
  return new Request(`http://127.0.0.1${url}`, {
    method,
    headers,
    body,
    signal,
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (isAddress(address)) return address.port;
  throw new Error('The server is not listening on a port');
}

function isAddress(
  address: AddressInfo | string | null,
): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
