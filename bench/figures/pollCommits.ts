import type { BenchPage } from '../browser/BenchPage';
import type { Plugin } from '../page/contestants';
import type { CommitCounts } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { measureEach, valuesOf } from './compare';
import { openDeployments } from './deploymentsPage';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
const PER_PAGE = 100;
/** Time after an answer within which all its effects have happened. */
const WINDOW_MS = 500;

/** Returns the name of an object in the first cluster that the table shows. */
async function nameOfShownRow(
  { world }: Bench,
  page: BenchPage,
): Promise<string> {
  const rows = await page.page.locator('tbody > tr').allTextContents();
  const names = rows.flatMap(text => text.match(/app-\d{5}/)?.[0] ?? []);
  const shown = names.find(name => world.isInFirstCluster(name));
  if (!shown) throw new Error('Found no row of the first cluster');
  return shown;
}

/** Returns the commits of two polls: one without changes, one in which one object changed. */
async function commitsOfPolls(
  bench: Bench,
  plugin: Plugin,
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
  bench.world.changeStatus(await nameOfShownRow(bench, page));
  const changed = await onePoll();
  await page.close();
  return { idle, changed };
}

/** Counts what React renders for a poll without changes and for one with a single change. */
export const pollCommits: Section = {
  title: `React's work in a poll: one card, 1,000 objects, ${PER_PAGE} rows on the page`,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const polls = await measureEach(bench, plugin =>
      commitsOfPolls(bench, plugin),
    );
    return [
      {
        what: 'Commits without changes',
        unit: '',
        ...valuesOf(polls, ({ idle }) => idle.commits),
      },
      {
        what: 'Rows rendered again without changes',
        readme: `… rows rendered again, of ${PER_PAGE}`,
        unit: '',
        ...valuesOf(polls, ({ idle }) => idle.rows),
        target: '0',
      },
      {
        what: 'Rows rendered again after one object changed',
        readme: '… rows rendered again after one object changed',
        unit: '',
        ...valuesOf(polls, ({ changed }) => changed.rows),
        target: '1',
      },
    ];
  },
};
