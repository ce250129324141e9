import { kept } from './shared';

/** After all tests: the apps go as they would with Ctrl-C, and nothing of them is left. */
export default async function teardown(): Promise<void> {
  const left = await Promise.all(kept().map(demo => demo.interrupt()));
  if (left.flat().length > 0) {
    throw new Error(`Left behind by npm run demo:\n${left.flat().join('\n')}`);
  }
}
