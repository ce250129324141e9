import { traceAnswers, type MainThread } from '../browser/scripting';
import type { Plugin } from '../page/contestants';
import { manyDeployments } from '../world/objects';
import { measureEach, valuesOf } from './compare';
import { openDeployments, REFRESH_MS } from './deploymentsPage';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const OBJECTS = 1_000;

async function timeOfPolls(
  bench: Bench,
  plugin: Plugin,
  perPage: number,
): Promise<MainThread & { readonly slowest: number }> {
  const page = await openDeployments(bench, plugin, perPage, false);
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

/** Measures the cost of a poll without changes. */
export const idlePoll: Section = {
  title: 'A poll without changes: one card, 1,000 objects',
  skipsIncumbent: true,
  async run(bench): Promise<readonly Figure[]> {
    await bench.world.play(manyDeployments(OBJECTS));
    const figures: Figure[] = [];
    for (const perPage of [10, 100]) {
      const times = await measureEach(bench, plugin =>
        timeOfPolls(bench, plugin, perPage),
      );
      const what = `${perPage} rows on the page`;
      figures.push(
        {
          what: `Scripting after the JSON is parsed, ${what}`,
          readme:
            perPage === 100
              ? '1,000 objects, 100 rows, poll without changes: scripting, ms'
              : undefined,
          unit: 'ms',
          ...valuesOf(times, ({ scripting }) => scripting),
          target: '< 5 ms',
        },
        {
          what: `The same, in the slowest of ${bench.short ? 'two' : 'twenty'} polls`,
          readme: perPage === 100 ? '… the slowest of twenty' : undefined,
          unit: 'ms',
          ...valuesOf(times, ({ slowest }) => slowest),
          note: 'every four minutes this plugin also reads the shared sources; ages are updated every 10 s',
        },
        {
          what: `Style, layout and paint, ${what}`,
          unit: 'ms',
          ...valuesOf(times, ({ drawing }) => drawing),
        },
      );
    }
    return figures;
  },
};
