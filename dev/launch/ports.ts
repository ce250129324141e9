import { createServer } from 'node:net';

/**
 * Resolves if all ports are free on 127.0.0.1 and ::1: browsers take either for `localhost`.
 *
 * @param ports - what each is for
 * @param options - of the command, that choose others
 * @throws Error that names the ports in use and what to do
 */
export async function assertFree(
  ports: Readonly<Record<string, number>>,
  options = '--port and --backend-port',
): Promise<void> {
  const busy: string[] = [];
  for (const [purpose, port] of Object.entries(ports)) {
    if (!(await isFree(port, '127.0.0.1')) || !(await isFree(port, '::1'))) {
      busy.push(`${port} (${purpose})`);
    }
  }
  if (busy.length > 0) {
    throw new Error(
      `In use by another program: port ${busy.join(', ')}. End it, or choose others with ${options}.`,
    );
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    // Any other error, such as a machine without IPv6, is not that the port is taken.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE'),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
