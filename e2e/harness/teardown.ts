import { kept } from './shared';

/** After all tests: the harness goes as it would with Ctrl-C, and nothing of it is left. */
export default async function teardown(): Promise<void> {
  const left = (await kept()?.interrupt()) ?? [];
  if (left.length > 0) {
    throw new Error(`Left behind by npm start:\n${left.join('\n')}`);
  }
}
