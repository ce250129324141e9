/**
 * The harness's control endpoint, for the page's menus, browser tests and curl. It listens on 127.0.0.1 only, and
 * accepts changes from no page but the harness's own.
 *
 *   GET /state                    ControlState (state.ts)
 *   PUT /scenario/:id             starts a scenario from its beginning
 *   PUT /permissions/view         the clusters' service accounts can only read
 *   PUT /permissions/view+sync    … and sync, suspend, resume
 *   PUT /faults                   {"cluster"?: "staging", "faults": ["403 helmreleases", "delay-60s", …]}
 *                                 replaces the faults of that cluster, or of all; [] for none. A fault is one of
 *                                 `faultNames`, optionally with a resource ("404 helmreleases/v2"), or a `Fault` of
 *                                 dev/cluster/types.ts
 *   PUT /denied                   ["kubernetes.proxy", …]: permissions that Backstage itself denies
 *
 * A PUT answers 200 with the new state once it has taken effect, or 400, 404 or 409 with {"error": "a message"}.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InputError, NotFoundError, isError } from '@backstage/errors';
import type { Control } from './control';
import { parseDenied, parseFaults, parseRoles } from './requests';

const statusByName: Readonly<Record<string, number>> = {
  InputError: 400,
  NotFoundError: 404,
  ConflictError: 409,
};

export interface RunningControl {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the control endpoint.
 *
 * @param port - 0 for any free port
 * @param pageOrigin - the only origin that browsers may call it from
 */
export async function serveControl(
  control: Control,
  port: number,
  pageOrigin: string,
): Promise<RunningControl> {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', pageOrigin);
    response.setHeader('Access-Control-Allow-Methods', 'GET, PUT');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    // One at a time: two scenarios must not start at once.
    last = last.then(() => respond(control, request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${bound}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await act(control, request);
    send(response, 200, control.state);
  } catch (error) {
    const { name, message } = isError(error) ? error : new Error(String(error));
    send(response, statusByName[name] ?? 500, { error: message });
  }
}

async function act(control: Control, request: IncomingMessage): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(pathname);
  const [, resource, ...rest] = path.split('/');
  const argument = rest.join('/');
  switch (`${request.method} ${resource}`) {
    case 'GET state':
      return;
    case 'PUT scenario':
      await control.play(argument);
      return;
    case 'PUT permissions':
      control.setPermissions(parseRoles(argument));
      return;
    case 'PUT faults': {
      const { cluster, faults } = parseFaults(await readJson(request));
      await control.setFaults(cluster, faults);
      return;
    }
    case 'PUT denied':
      await control.setDenied(parseDenied(await readJson(request)));
      return;
    default:
      throw new NotFoundError(`Nothing at ${request.method} ${path}`);
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch (error) {
    throw new InputError(`The body is not JSON: ${error}`);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify(body));
}
