import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../figures/statistics';
import { freePort } from './freePort';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** Time that the backend took, in ms. */
  readonly took: number;
}

export interface Recorder {
  readonly url: string;
  /** Asks the backend again while nothing else runs, for the time that it takes. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Headers that are about one connection or about the encoding, which `fetch` undoes. */
const OF_CONNECTION = [
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
];

function isKept([name]: readonly [string, unknown]): boolean {
  return !OF_CONNECTION.includes(name);
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(url, init);
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(isKept)),
    body,
    took: performance.now() - began,
  };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers)
      .filter(isKept)
      .flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
  );
}

/**
 * Stands in front of a backend, and repeats its answer to each request, after the time that the backend took for it: a
 * backend on the same machine would compete with the page for the processor, as none does in reality.
 */
export async function startRecorder(backendUrl: string): Promise<Recorder> {
  const asks = new Map<string, () => Promise<Answer>>();
  const answers = new Map<string, Promise<Answer>>();
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const body = await buffer(request);
    const key = `${method} ${url} ${body}`;
    const headers = headersOf(request);
    const send = () =>
      ask(`${backendUrl}${url}`, {
        method,
        headers,
        body: body.length > 0 ? body : undefined,
      });
    const known = answers.get(key);
    const answer = known ?? send();
    asks.set(key, send);
    answers.set(key, answer);
    try {
      const { status, headers: kept, body: repeated, took } = await answer;
      if (known) await sleep(took);
      response.writeHead(status, kept).end(repeated);
    } catch {
      answers.delete(key);
      response.destroy();
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${port}`,
    async settle() {
      for (const [key, send] of asks) {
        const times: number[] = [];
        for (let i = 0; i < 5; i += 1) times.push((await send()).took);
        const answer = await send();
        const took = median(times);
        answers.set(key, Promise.resolve({ ...answer, took }));
      }
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
