import { BenchPage } from '../browser/BenchPage';
import { CONTESTANTS, type Plugin } from '../page/contestants';
import { manyDeployments } from '../world/objects';
import { startRecorder } from '../world/recorder';
import { measureInTurns, valuesOf } from './compare';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

/** Latency of each request, in ms: that of a Backstage at some distance. */
const LATENCY_MS = 50;
const OBJECTS = 100;
/** Long enough that there is no second poll. */
const REFRESH_MS = 600_000;

/** Returns the time from the first request for code of the card to the end of the answer with its objects, in ms. */
async function open(
  { browser, pageUrl }: Bench,
  plugin: Plugin,
): Promise<number> {
  const page = await BenchPage.open(
    browser,
    pageUrl,
    { plugin, cards: 'deployments', refreshMs: REFRESH_MS },
    async tab => {
      const cdp = await tab.context().newCDPSession(tab);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: LATENCY_MS,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    },
  );
  await page.firstRow();
  const { start, answer } = await page.page.evaluate(chunk => {
    const entries = performance
      .getEntriesByType('resource')
      .filter(entry => entry instanceof PerformanceResourceTiming);
    const code = entries.filter(({ name }) => name.includes(`/${chunk}_`));
    const answers = entries.filter(({ name }) =>
      name.endsWith('/resources/custom/query'),
    );
    return {
      start: Math.min(...code.map(({ startTime }) => startTime)),
      answer: Math.min(...answers.map(({ responseEnd }) => responseEnd)),
    };
  }, CONTESTANTS[plugin].chunk);
  await page.close();
  return answer - start;
}

/** Measures how long a card's first answer takes while each request takes its time. */
export const chunkStart: Section = {
  title: `From the card's code to its objects: each request takes ${LATENCY_MS} ms longer`,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const recorder = await startRecorder(bench.world.backendUrl);
    bench.setBackend(recorder.url);
    const measure = async () => {
      for (const plugin of bench.plugins) await open(bench, plugin);
      await recorder.settle();
      return measureInTurns(bench, bench.short ? 1 : 7, plugin =>
        open(bench, plugin),
      );
    };
    const times = await measure().finally(async () => {
      bench.setBackend(bench.world.backendUrl);
      await recorder.close();
    });
    return [
      {
        what: 'From the first request for code of the card to the end of the answer',
        readme: `From the card's code to its objects, ms, at ${LATENCY_MS} ms of latency`,
        note: "the backend's answers are repeated from a record",
        unit: 'ms',
        ...valuesOf(times, median),
        target: '≤ 250 ms',
      },
    ];
  },
};
