import { firstRows } from './firstRows';
import { idlePoll } from './idlePoll';
import { idleTraffic } from './idleTraffic';
import { interactions } from './interactions';
import { memory } from './memory';
import { pollCommits } from './pollCommits';
import { size } from './size';
import { sync } from './sync';
import type { Section } from './types';

export type { Bench, Figure, Section } from './types';

/** All sections, in the order of the report. */
export const sections: Readonly<Record<string, Section>> = {
  traffic: idleTraffic,
  poll: idlePoll,
  commits: pollCommits,
  first: firstRows,
  table: interactions,
  sync,
  memory,
  size,
};
