import type { PageParams } from '../page/params';
import type { CommitCounts } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { openDeployments } from './deploymentsPage';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
const PER_PAGE = 100;
/** Time after an answer within which all its effects have happened. */
const WINDOW_MS = 500;
/** An object on the first page of the table in its initial order. */
const VISIBLE = 'app-00000';

/** Returns the commits of two polls: one without changes, one in which one object changed. */
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
  bench.world.changeStatus(VISIBLE);
  const changed = await onePoll();
  await page.close();
  return { idle, changed };
}

/** Counts what React renders for a poll without changes and for one with a single change. */
export const pollCommits: Section = {
  title: `React's work in a poll: one card, 1,000 objects, ${PER_PAGE} rows on the page`,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const ours = await commitsOfPolls(bench, 'ours');
    const baseline = await commitsOfPolls(bench, 'baseline');
    return [
      {
        what: 'Commits without changes',
        unit: '',
        ours: ours.idle.commits,
        baseline: baseline.idle.commits,
      },
      {
        what: 'Rows rendered again without changes',
        unit: '',
        ours: ours.idle.rows,
        baseline: baseline.idle.rows,
        target: '0',
      },
      {
        what: 'Rows rendered again after one object changed',
        unit: '',
        ours: ours.changed.rows,
        baseline: baseline.changed.rows,
        target: '1',
      },
    ];
  },
};
