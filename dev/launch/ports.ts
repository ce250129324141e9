import { createServer } from 'node:net';

/**
 * Resolves if all ports are free on 127.0.0.1.
 *
 * @param ports - what each is for
 * @throws Error that names the ports in use and what to do
 */
export async function assertFree(
  ports: Readonly<Record<string, number>>,
): Promise<void> {
  const busy: string[] = [];
  for (const [purpose, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      busy.push(`${port} (${purpose})`);
    }
  }
  if (busy.length > 0) {
    throw new Error(
      `In use by another program: port ${busy.join(', ')}. End it, or choose others with --port and --backend-port.`,
    );
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
