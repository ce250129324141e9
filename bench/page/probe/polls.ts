import { PARSED, type Probe } from './types';

/** Path of the requests for objects. */
const QUERY = /\/resources\/custom\/query$/;

/** Counts and marks answers with objects at the moment when their JSON has been parsed. */
export function watchPolls(probe: Probe): void {
  const original = Response.prototype.json;
  Response.prototype.json = async function json(this: Response) {
    const body: unknown = await original.call(this);
    if (QUERY.test(this.url)) {
      probe.polls += 1;
      performance.mark(PARSED);
    }
    return body;
  };
}

/** Returns when the latest answer with objects arrived, in ms since the navigation. */
export function lastAnswer(): number {
  const answers = performance
    .getEntriesByType('resource')
    .filter(({ name }) => QUERY.test(name));
  return Math.max(
    0,
    ...answers.map(entry =>
      entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0,
    ),
  );
}
