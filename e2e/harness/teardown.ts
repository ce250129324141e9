import { kept } from './shared';

/** Stops the harness with Ctrl-C after all tests, and checks that nothing is left running. */
export default async function teardown(): Promise<void> {
  const shared = kept();
  shared?.proxy?.close();
  const left = (await shared?.harness.interrupt()) ?? [];
  if (left.length > 0) {
    throw new Error(`Left running by npm start:\n${left.join('\n')}`);
  }
}
