import { BenchPage } from '../browser/BenchPage';
import { CONTESTANTS, type Plugin } from '../page/contestants';
import { manyDeployments } from '../world/objects';
import { startRecorder } from '../world/recorder';
import { measureInTurns, valuesOf } from './compare';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

/** Latencies of each request, in ms: those of a Backstage at some distance, and of one far away. */
const LATENCIES_MS = [50, 150] as const;
const OBJECTS = 100;
/** Long enough that there is no second poll. */
const REFRESH_MS = 600_000;

/** Times from the first request for code of the card, in ms. */
interface Opening {
  /** To the end of the answer with its objects. */
  readonly answer: number;
  readonly row: number;
}

async function open(
  { browser, pageUrl }: Bench,
  plugin: Plugin,
  latency: number,
): Promise<Opening> {
  const page = await BenchPage.open(
    browser,
    pageUrl,
    { plugin, cards: 'deployments', refreshMs: REFRESH_MS },
    async tab => {
      const cdp = await tab.context().newCDPSession(tab);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    },
  );
  const { shown } = await page.firstRow();
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
  return { answer: answer - start, row: shown - start };
}

/** Measures how long a card's first answer and its first row take while each request takes its time. */
export const chunkStart: Section = {
  title: "From the card's code to its objects: each request takes longer",
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const recorder = await startRecorder(bench.world.backendUrl);
    bench.setBackend(recorder.url);
    const measure = async () => {
      for (const plugin of bench.plugins) await open(bench, plugin, 0);
      await recorder.settle();
      const figures: Figure[] = [];
      for (const latency of LATENCIES_MS) {
        const times = await measureInTurns(bench, bench.short ? 1 : 7, plugin =>
          open(bench, plugin, latency),
        );
        const common = {
          note: "the backend's answers are repeated from a record",
          unit: 'ms',
        } as const;
        figures.push(
          {
            ...common,
            what: `From the first request for code of the card to the end of the answer, at ${latency} ms of latency`,
            ...valuesOf(times, each =>
              median(each.map(({ answer }) => answer)),
            ),
            ...(latency === LATENCIES_MS[0] && {
              readme: `From the card's code to its objects, ms, at ${latency} ms of latency`,
              target: '≤ 250 ms',
            }),
          },
          {
            ...common,
            what: 'The same, to the first row',
            readme: `… to its first row, ms: at ${LATENCIES_MS.join(' / ')} ms of latency`,
            ...valuesOf(times, each => median(each.map(({ row }) => row))),
          },
        );
      }
      return figures;
    };
    return measure().finally(async () => {
      bench.setBackend(bench.world.backendUrl);
      await recorder.close();
    });
  },
};
