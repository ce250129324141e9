import type { PageParams } from '../page/params';
import type { CommitCounts } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { openDeployments } from './deploymentsPage';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
const PER_PAGE = 100;
/** After an answer, in which all that it causes has happened. */
const WINDOW_MS = 500;
/** On the first page of the table as it is sorted in the beginning. */
const VISIBLE = 'app-00000';

/** In one poll each: first nothing has changed, then one object. */
async function commitsOfPolls(
  bench: Bench,
  plugin: PageParams['plugin'],
): Promise<{ idle: CommitCounts; changed: CommitCounts }> {
  const page = await openDeployments(bench, plugin, PER_PAGE, true);
  const onePoll = async () => {
    await page.takeCommits();
    await page.polls(1);
    await page.page.waitForTimeout(WINDOW_MS);
    return page.takeCommits();
  };
  await onePoll();
  const idle = await onePoll();
  bench.world.touch(VISIBLE);
  const changed = await onePoll();
  await page.close();
  return { idle, changed };
}

/** What React draws for a poll that brings nothing new, or one new thing. */
export const pollCommits: Section = {
  title: `What React draws in a poll of one card with 1,000 objects, ${PER_PAGE} rows on the page`,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const ours = await commitsOfPolls(bench, 'ours');
    const baseline = await commitsOfPolls(bench, 'baseline');
    return [
      {
        what: 'Commits, nothing changed',
        unit: '',
        ours: ours.idle.commits,
        baseline: baseline.idle.commits,
      },
      {
        what: 'Rows drawn again, nothing changed',
        unit: '',
        ours: ours.idle.rows,
        baseline: baseline.idle.rows,
        target: '0',
      },
      {
        what: 'Rows drawn again, one object changed',
        unit: '',
        ours: ours.changed.rows,
        baseline: baseline.changed.rows,
        target: '1',
      },
    ];
  },
};
