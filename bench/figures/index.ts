import { chunkStart } from './chunkStart';
import { details } from './details';
import { dashboardRows, firstRows } from './firstRows';
import { fleet } from './fleet';
import { firstTraffic } from './firstTraffic';
import { idlePoll } from './idlePoll';
import { idleTraffic } from './idleTraffic';
import { interactions } from './interactions';
import { memory } from './memory';
import { pollCommits } from './pollCommits';
import { size } from './size';
import { sync } from './sync';
import type { Section } from './types';
import { versions } from './versions';

export type { Bench, Figure, Section } from './types';

/** All sections, in the order of the report and of the README's table. */
export const sections: Readonly<Record<string, Section>> = {
  traffic: idleTraffic,
  start: firstTraffic,
  chunks: chunkStart,
  poll: idlePoll,
  commits: pollCommits,
  first: firstRows,
  dashboard: dashboardRows,
  table: interactions,
  memory,
  size,
  sync,
  versions,
  details,
  fleet,
};
