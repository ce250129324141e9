import { fromSearch } from '../params';
import { watchCommits } from './commits';
import { watchFirstRow } from './firstRow';
import { watchPolls } from './polls';
import { arm, reaction } from './reactions';
import type { Probe } from './types';

const probe: Probe = {
  polls: 0,
  commits: { commits: 0, rows: 0, parts: 0 },
  arm,
  reaction,
};
window.bench = probe;
watchPolls(probe);
watchFirstRow(probe);
if (fromSearch(window.location.search).commits) watchCommits(probe.commits);
