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
const { cards, commits } = fromSearch(window.location.search);
watchFirstRow(probe, cards === 'dashboard' ? 8 : 1);
if (commits) watchCommits(probe.commits);
