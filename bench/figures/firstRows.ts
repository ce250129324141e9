import { BenchPage } from '../browser/BenchPage';
import { cpuToFirstRow, traceMarks } from '../browser/scripting';
import type { PageParams } from '../page/params';
import type { FirstRow } from '../page/probe/types';
import { dashboard, manyDeployments } from '../world/objects';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const SIZES = [100, 1_000, 5_000];
/** Objects of each kind on the dashboard. */
const DASHBOARD_SIZES = [50, 1_000, 5_000];
/** Long enough that there is no second poll. */
const REFRESH_MS = 600_000;

interface Start extends FirstRow {
  /** The main thread's own time from the parsed answer to the first row, in ms. */
  readonly cpu: number;
}

async function open(
  { browser, pageUrl }: Bench,
  plugin: PageParams['plugin'],
  cards: PageParams['cards'],
): Promise<Start> {
  const page = await BenchPage.open(
    browser,
    pageUrl,
    { plugin, cards, refreshMs: REFRESH_MS },
    tab => traceMarks(browser, tab),
  );
  const first = await page.firstRow();
  const cpu = await cpuToFirstRow(browser);
  await page.close();
  return { ...first, cpu };
}

async function compare(
  bench: Bench,
  cards: PageParams['cards'],
): Promise<
  (of: (time: Start) => number) => { ours: number; baseline: number }
> {
  const ours: Start[] = [];
  const baseline: Start[] = [];
  // Alternating, so that a slowdown of the machine affects both.
  for (let turn = 0; turn < (bench.short ? 1 : 7); turn += 1) {
    ours.push(await open(bench, 'ours', cards));
    baseline.push(await open(bench, 'baseline', cards));
  }
  return of => ({
    ours: median(ours.map(of)),
    baseline: median(baseline.map(of)),
  });
}

/** Measures the time until the first row shows. */
export const firstRows: Section = {
  title: 'The first row of one card',
  async run(bench): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    for (const size of SIZES) {
      await bench.world.play(manyDeployments(size));
      const middle = await compare(bench, 'deployments');
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

/** Measures the time until the first row and until all cards show. */
export const dashboardRows: Section = {
  title: 'The first rows of eight cards',
  async run(bench): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    for (const size of bench.short ? [50] : DASHBOARD_SIZES) {
      await bench.world.play(dashboard(size));
      const middle = await compare(bench, 'dashboard');
      const objects = `${size.toLocaleString('en')} objects of each kind`;
      figures.push(
        {
          what: `From the last answer before it to the first row, ${objects}`,
          unit: 'ms',
          ...middle(({ shown, answered }) => shown - answered),
        },
        {
          what: `The same, as time of the main thread, ${objects}`,
          unit: 'cpu ms',
          ...middle(({ cpu }) => cpu),
        },
        {
          what: `From navigation to rows in all cards, ${objects}`,
          unit: 'ms',
          ...middle(({ all }) => all),
        },
      );
    }
    return figures;
  },
};
