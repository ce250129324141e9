import type { AddressInfo } from 'node:net';
import { close, listen } from '../harness/ports';

/** Returns unused ports, by name. */
export async function unusedPorts<T extends string>(
  names: readonly T[],
): Promise<Readonly<Record<T, number>>> {
  const held = await Promise.all(names.map(() => listen(0)));
  const ports = held.map(server => (server.address() as AddressInfo).port);
  await Promise.all(held.map(close));
  return Object.fromEntries(names.map((name, i) => [name, ports[i]])) as Record<
    T,
    number
  >;
}
