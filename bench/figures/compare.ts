import type { Plugin } from '../page/contestants';
import type { Bench, Compared } from './types';

type Maybe<T> = Partial<Record<Plugin, T>>;

function compared<T>({ ours, ...others }: Maybe<T>): Compared<T> {
  if (ours === undefined) throw new Error('This plugin was not measured');
  return { ours, ...others };
}

/** Measures the plugins one after another. */
export async function measureEach<T>(
  { plugins }: Bench,
  measure: (plugin: Plugin) => Promise<T>,
): Promise<Compared<T>> {
  const results: Maybe<T> = {};
  for (const plugin of plugins) results[plugin] = await measure(plugin);
  return compared(results);
}

/** Measures the plugins at the same time. */
export async function measureTogether<T>(
  { plugins }: Bench,
  measure: (plugin: Plugin) => Promise<T>,
): Promise<Compared<T>> {
  const results = plugins.map(async plugin => [plugin, await measure(plugin)]);
  return compared(Object.fromEntries(await Promise.all(results)));
}

/** Measures the plugins in turns, so that a slowdown of the machine affects all of them. */
export async function measureInTurns<T>(
  bench: Bench,
  turns: number,
  measure: (plugin: Plugin) => Promise<T>,
): Promise<Compared<readonly T[]>> {
  const rounds: Compared<T>[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    rounds.push(await measureEach(bench, measure));
  }
  return compared(
    Object.fromEntries(
      bench.plugins.map(plugin => [
        plugin,
        rounds.flatMap(round => round[plugin] ?? []),
      ]),
    ),
  );
}

/** Returns a value of each plugin's measurements, such as their median. Absent where it is `undefined`. */
export function valuesOf<T, Value>(
  results: Compared<T>,
  of: (result: T) => Value | undefined,
): Compared<Value> {
  const values = Object.entries(results).flatMap(([plugin, result]) => {
    const value = result === undefined ? undefined : of(result);
    return value === undefined ? [] : [[plugin, value] as const];
  });
  return compared(Object.fromEntries(values));
}
