import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';

/** Serves the bare repositories in a directory over smart HTTP, for reading. */
export function serveGit(git: string, root: string): Server {
  return createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const { headers } = request;
    const child = spawn(git, ['http-backend'], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: headers['content-type'] ?? '',
        CONTENT_LENGTH: headers['content-length'] ?? '',
        HTTP_CONTENT_ENCODING: `${headers['content-encoding'] ?? ''}`,
        GIT_PROTOCOL: `${headers['git-protocol'] ?? ''}`,
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.once('close', () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf('\r\n\r\n');
      const lines = output.subarray(0, end).toString('latin1').split('\r\n');
      for (const line of lines) {
        const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
        if (name.toLowerCase() === 'status') {
          response.statusCode = Number.parseInt(value, 10);
        } else if (name) response.setHeader(name, value);
      }
      response.end(output.subarray(end + 4));
    });
  });
}
