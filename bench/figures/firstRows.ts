import { BenchPage } from '../browser/BenchPage';
import { cpuToFirstRow, traceMarks } from '../browser/scripting';
import type { Plugin } from '../page/contestants';
import type { PageParams } from '../page/params';
import type { FirstRow } from '../page/probe/types';
import { dashboard, manyDeployments } from '../world/objects';
import { measureInTurns, valuesOf } from './compare';
import { median } from './statistics';
import type { Bench, Compared, Figure, Section } from './types';

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
  plugin: Plugin,
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
): Promise<(of: (time: Start) => number) => Compared<number>> {
  const starts = await measureInTurns(bench, bench.short ? 1 : 7, plugin =>
    open(bench, plugin, cards),
  );
  return of => valuesOf(starts, times => median(times.map(of)));
}

/** Measures the time until the first row shows. */
export const firstRows: Section = {
  title: 'The first row of one card',
  skipsIncumbent: true,
  async run(bench): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    for (const size of bench.short ? SIZES.slice(0, 1) : SIZES) {
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
          readme: 'From answer to first row, ms: 100 / 1,000 / 5,000 objects',
          unit: 'ms',
          ...middle(({ shown, answered }) => shown - answered),
        },
        {
          what: `The same, as time of the main thread, ${objects}`,
          readme: '… as time of the main thread, ms',
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
          readme:
            'Eight cards, to the first row, ms: 50 / 1,000 / 5,000 of each',
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
