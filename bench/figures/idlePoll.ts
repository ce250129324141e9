import { BenchPage } from '../browser/BenchPage';
import { traceAnswers, type MainThread } from '../browser/scripting';
import type { PageParams } from '../page/params';
import type { CommitCounts } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;
const REFRESH_MS = 2_000;
/** After an answer, in which all that it causes has happened. */
const WINDOW_MS = 500;
/** On the first page of the table as it is sorted in the beginning. */
const VISIBLE = 'app-00000';

type Plugin = PageParams['plugin'];

async function open(
  { browser, pageUrl }: Bench,
  plugin: Plugin,
  perPage: number,
  commits: boolean,
): Promise<BenchPage> {
  const page = await BenchPage.open(browser, pageUrl, {
    plugin,
    cards: 'deployments',
    refreshMs: REFRESH_MS,
    commits,
  });
  await page.firstRow();
  if (perPage !== 10) await page.showRows(perPage, plugin);
  // Until the code is warm and what is asked only once has been asked.
  await page.polls(5);
  return page;
}

async function timeOfPolls(
  bench: Bench,
  plugin: Plugin,
  perPage: number,
): Promise<MainThread & { readonly slowest: number }> {
  const page = await open(bench, plugin, perPage, false);
  const work = await traceAnswers(
    bench.browser,
    page.page,
    (bench.short ? 2.5 : 20.5) * REFRESH_MS,
  );
  await page.close();
  const scripting = work.map(each => each.scripting);
  return {
    scripting: median(scripting),
    slowest: Math.max(...scripting),
    drawing: median(work.map(({ drawing }) => drawing)),
  };
}

/** What React draws in one poll: first nothing has changed, then one object. */
async function commitsOfPolls(
  bench: Bench,
  plugin: Plugin,
): Promise<{ idle: CommitCounts; changed: CommitCounts }> {
  const page = await open(bench, plugin, 100, true);
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

/** What a poll costs that brings nothing new, or one new thing. */
export const idlePoll: Section = {
  title: 'A poll of one card with 1,000 objects',
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const figures: Figure[] = [];
    for (const perPage of [10, 100]) {
      const ours = await timeOfPolls(bench, 'ours', perPage);
      const baseline = await timeOfPolls(bench, 'baseline', perPage);
      const what = `nothing changed, ${perPage} rows on the page`;
      figures.push(
        {
          what: `Scripting after the JSON is parsed, ${what}`,
          unit: 'ms',
          ours: ours.scripting,
          baseline: baseline.scripting,
          target: '< 5 ms',
        },
        {
          what: `The same, in the slowest of ${bench.short ? 'two' : 'twenty'} polls`,
          unit: 'ms',
          ours: ours.slowest,
          baseline: baseline.slowest,
          note: 'every 24th reads the shared sources again; ages move on by themselves every 10 s',
        },
        {
          what: `Style, layout and paint, ${what}`,
          unit: 'ms',
          ours: ours.drawing,
          baseline: baseline.drawing,
        },
      );
    }
    const ours = await commitsOfPolls(bench, 'ours');
    const baseline = await commitsOfPolls(bench, 'baseline');
    return [
      ...figures,
      {
        what: 'Commits of React, nothing changed',
        unit: '',
        ours: ours.idle.commits,
        baseline: baseline.idle.commits,
      },
      {
        what: 'Rows of 100 drawn again, nothing changed',
        unit: '',
        ours: ours.idle.rows,
        baseline: baseline.idle.rows,
        target: '0',
      },
      {
        what: 'Rows of 100 drawn again, one object changed',
        unit: '',
        ours: ours.changed.rows,
        baseline: baseline.changed.rows,
        target: '1',
      },
    ];
  },
};
