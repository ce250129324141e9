/**
 * `npm run e2e:flux`: the tests against real Flux, on loopback or, with --kubeconfig, in a cluster that somebody has. See
 * `usage` in options.ts or `npm run e2e:flux -- --help`. What is created in such a cluster is removed here and not by the
 * tests, so that it also is when they are interrupted.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeconfigCluster } from '../../dev/backend';
import { family, survivors } from '../harness/processes';
import { FILES, HANDOVER } from './existing';
import { parseFluxOptions, usage, type FluxOptions } from './options';
import { beginVisit } from './visit';

const jest = require.resolve('jest/bin/jest');
const config = join(__dirname, 'jest.config.js');
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Aborted by Ctrl-C, in place of this process: it still has to remove what is in the cluster. */
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interruption.abort());
}

/** Runs the tests. @returns their exit code, not 0 if they were interrupted */
async function runTests(
  args: readonly string[],
  directory: string,
  handover?: string,
): Promise<number> {
  if (interruption.signal.aborted) return 1;
  const child = spawn(process.execPath, [jest, '--config', config, ...args], {
    stdio: 'inherit',
    env: { ...process.env, [FILES]: directory, [HANDOVER]: handover },
    // Outside the terminal's foreground group: Ctrl-C reaches only this process, while it knows what to end.
    detached: true,
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
  let ending: Promise<void> | undefined;
  interruption.signal.addEventListener('abort', () => {
    if (child.pid !== undefined) ending = endFamily(child.pid);
  });
  const code = await ended;
  await ending;
  return code;
}

/** Ends a process with all that it has started, and waits until they have ended. */
async function endFamily(root: number): Promise<void> {
  const members = family(root);
  const left = () => survivors(members);
  const send = (signal: NodeJS.Signals) => {
    for (const { pid } of left()) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has already ended.
      }
    }
  };
  send('SIGTERM');
  for (let tries = 0; left().length > 0 && tries < 10; tries += 1) {
    await sleep(500);
  }
  send('SIGKILL');
}

/** Runs the tests in a cluster that somebody has. */
async function runVisit(
  { forJest, address }: FluxOptions,
  kubeconfig: KubeconfigCluster,
  directory: string,
): Promise<number> {
  const visit = await beginVisit(kubeconfig, address);
  const { namespace, address: used } = visit.cluster;
  try {
    say(
      `Context ${kubeconfig.context}, namespace ${namespace}; Flux has to reach this machine at ${used}`,
    );
    const handover = join(directory, 'cluster.json');
    writeFileSync(handover, JSON.stringify(visit.cluster), { mode: 0o600 });
    return await runTests(forJest, directory, handover);
  } finally {
    say(`Removing namespace ${namespace} …`);
    await visit.end();
    say('Removed.');
  }
}

async function main(args: readonly string[]): Promise<number> {
  const options = parseFluxOptions(args);
  const { kubeconfig, forJest } = options;
  const directory = mkdtempSync(join(tmpdir(), 'flux-e2e-'));
  try {
    return kubeconfig
      ? await runVisit(options, kubeconfig, directory)
      : await runTests(forJest, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

if (process.argv.includes('--help')) {
  say(usage);
} else {
  main(process.argv.slice(2)).then(
    code => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(
        `${error instanceof Error ? error.message : error}\n`,
      );
      process.exitCode = 1;
    },
  );
}
