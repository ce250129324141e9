import { BenchPage } from '../browser/BenchPage';
import { cpuToFirstRow, traceMarks } from '../browser/scripting';
import type { PageParams } from '../page/params';
import type { FirstRow } from '../page/probe/types';
import { manyDeployments } from '../world/objects';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const SIZES = [100, 1_000, 5_000];
/** Long enough that there is no second poll. */
const REFRESH_MS = 600_000;

interface Start extends FirstRow {
  /** The main thread's own time from the parsed answer to the first row, in ms. */
  readonly cpu: number;
}

async function open(
  { browser, pageUrl }: Bench,
  plugin: PageParams['plugin'],
): Promise<Start> {
  const page = await BenchPage.open(
    browser,
    pageUrl,
    { plugin, cards: 'deployments', refreshMs: REFRESH_MS },
    tab => traceMarks(browser, tab),
  );
  const first = await page.firstRow();
  const cpu = await cpuToFirstRow(browser);
  await page.close();
  return { ...first, cpu };
}

/** Measures the time until the first row shows. */
export const firstRows: Section = {
  title: 'The first row of one card',
  async run(bench): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    for (const size of SIZES) {
      await bench.world.play(manyDeployments(size));
      const ours: Start[] = [];
      const baseline: Start[] = [];
      // Alternating, so that a slowdown of the machine affects both.
      for (let turn = 0; turn < (bench.short ? 1 : 7); turn += 1) {
        ours.push(await open(bench, 'ours'));
        baseline.push(await open(bench, 'baseline'));
      }
      const middle = (of: (time: Start) => number) => ({
        ours: median(ours.map(of)),
        baseline: median(baseline.map(of)),
      });
      const objects = `${size.toLocaleString('en')} objects`;
      figures.push(
        {
          what: `From navigation to first row, ${objects}`,
          unit: 'ms',
          ...middle(({ shown }) => shown),
        },
        {
          what: `From answer to first row, ${objects}`,
          unit: 'ms',
          ...middle(({ shown, answered }) => shown - answered),
        },
        {
          what: `The same, as time of the main thread, ${objects}`,
          unit: 'cpu ms',
          ...middle(({ cpu }) => cpu),
        },
      );
    }
    return figures;
  },
};
