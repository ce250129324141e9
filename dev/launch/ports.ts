import { createServer } from 'node:net';

/**
 * Checks that all ports are free on 127.0.0.1 and ::1: browsers use either for `localhost`.
 *
 * @param ports - by purpose
 * @param options - the command's options that choose other ports
 * @throws Error with the ports in use and what to do
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
      `Already in use: port ${busy.join(', ')}. Stop the other program, or choose different ports with ${options}.`,
    );
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    // Other errors, such as a machine without IPv6, do not mean that the port is in use.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'EADDRINUSE'),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
