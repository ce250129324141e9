import { setTimeout as sleep } from 'node:timers/promises';
import { BenchPage } from '../browser/BenchPage';
import { watchTraffic, type Traffic } from '../browser/traffic';
import type { PageParams } from '../page/params';
import { dashboard, manyDeployments } from '../world/objects';
import { measureEach, valuesOf } from './compare';
import type { Bench, Figure, Section } from './types';

/** The default of all. */
const REFRESH_MS = 10_000;
const LASTS_MS = 10_000;
const APPLICATIONS = 30;
const DEPLOYMENTS = 750;

type Page = Pick<PageParams, 'plugin' | 'cards'>;

/** Opens a page, and counts its traffic from the first request on. */
async function start(
  { browser, pageUrl }: Bench,
  page: Page,
): Promise<Traffic> {
  let traffic: Traffic = { requests: 0, bytes: 0 };
  const opened = await BenchPage.open(
    browser,
    pageUrl,
    { ...page, refreshMs: REFRESH_MS },
    async tab => {
      traffic = await watchTraffic(await tab.context().newCDPSession(tab));
    },
  );
  await sleep(LASTS_MS);
  const total = { ...traffic };
  await opened.close();
  return total;
}

async function figuresOf(
  bench: Bench,
  what: string,
  readme: string,
  cards: PageParams['cards'],
): Promise<readonly Figure[]> {
  const traffic = await measureEach(bench, plugin =>
    start(bench, { plugin, cards }),
  );
  return [
    {
      what: `${what}: requests from the browser`,
      readme,
      unit: '',
      ...valuesOf(traffic, ({ requests }) => requests),
    },
    {
      what: `${what}: size of the answers on the wire`,
      unit: 'kB',
      ...valuesOf(traffic, ({ bytes }) => bytes / 1000),
    },
  ];
}

/** Measures the traffic of a page that has just been opened. */
export const firstTraffic: Section = {
  title: 'The first 10 s of a page: three clusters',
  skipsIncumbent: true,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(dashboard(APPLICATIONS));
    const eight = await figuresOf(
      bench,
      'Dashboard of eight',
      'Eight cards, first 10 s: browser requests',
      'dashboard',
    );
    await bench.world.play(manyDeployments(DEPLOYMENTS));
    const alone = await figuresOf(
      bench,
      `The deployments card alone, ${DEPLOYMENTS} objects`,
      `Deployments card alone, ${DEPLOYMENTS} objects, first 10 s: requests`,
      'deployments',
    );
    return [...eight, ...alone];
  },
};
