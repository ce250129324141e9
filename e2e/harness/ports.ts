import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** Returns an unused port for the page, and one for the backend that is followed by another unused one. */
export async function freePorts(): Promise<{ page: number; backend: number }> {
  const held: Server[] = [];
  const hold = async (port: number): Promise<number> => {
    const server = await listen(port);
    held.push(server);
    return (server.address() as AddressInfo).port;
  };
  try {
    const page = await hold(0);
    for (;;) {
      const backend = await hold(0);
      const isNextFree = await hold(backend + 1).then(
        () => true,
        () => false,
      );
      if (isNextFree) {
        return { page, backend };
      }
    }
  } finally {
    await Promise.all(held.map(close));
  }
}

/** Returns whether a port is unused. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch {
    return false;
  }
}

/** Occupies a port. */
export function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}
