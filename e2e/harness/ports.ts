import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** A free port for the page, and one for the backend that has another free one after it. */
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

/** Whether nobody listens there. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch {
    return false;
  }
}

/** Keeps a port busy. */
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
