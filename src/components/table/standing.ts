import {
  definitionOf,
  needsAttention,
  SEVERITY,
  type FluxKind,
  type StatusWord,
} from '../../flux';
import type { FluxRow } from './rows';

/** Facts that count beside a row's status: it may be Ready and still have them. */
export const REMARKS = ['behind', 'drifted', 'sourceFailing'] as const;
export type Remark = (typeof REMARKS)[number];

/** Groups of rows that the summary counts and filters by. A row may be in several. */
export type Standing = StatusWord | Remark | 'attention';

/** Returns whether an applier's source fails or is missing. A source that is made from another counts by its own status. */
function isSourceFailing({
  resource,
  comparison,
  isSourceMissing,
}: FluxRow): boolean {
  return (
    resource.revisions !== undefined &&
    (isSourceMissing ||
      (comparison !== undefined && needsAttention(comparison.source)))
  );
}

/** Returns whether a row needs attention: for its status, or for a fact that its status does not tell. */
export function rowNeedsAttention(row: FluxRow): boolean {
  const { resource } = row;
  const { status, suspended, drifted } = resource;
  // Beside the status may stand that tests failed.
  const hasMore =
    drifted ||
    isSourceFailing(row) ||
    row.isBlockedElsewhere ||
    Boolean(status.also?.length);
  return needsAttention(resource) || (!suspended && hasMore);
}

/** Returns whether a row belongs to a group. */
export function isIn(row: FluxRow, standing: Standing): boolean {
  switch (standing) {
    case 'attention':
      return rowNeedsAttention(row);
    case 'behind':
      return row.comparison?.isBehind ?? false;
    case 'drifted':
      return row.resource.drifted ?? false;
    case 'sourceFailing':
      return isSourceFailing(row);
    default:
      return row.resource.status.word === standing;
  }
}

/** All groups, from the most urgent to the least, as the summary shows them. */
export const STANDINGS: readonly Standing[] = [
  'attention',
  ...SEVERITY.slice(0, SEVERITY.indexOf('Waiting')),
  'sourceFailing',
  'drifted',
  'behind',
  ...SEVERITY.slice(SEVERITY.indexOf('Waiting')),
];

/** Returns whether a text names a group. */
export function isStanding(text: string | undefined): text is Standing {
  return STANDINGS.some(each => each === text);
}

/** Returns how many rows each group has; leaves out those without any. */
export function countStandings(
  rows: readonly FluxRow[],
): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  const add = (standing: Standing) =>
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  for (const row of rows) {
    add(row.resource.status.word);
    if (rowNeedsAttention(row)) add('attention');
    for (const remark of REMARKS) if (isIn(row, remark)) add(remark);
  }
  return counts;
}

/** Rows that need no attention share one place in the default order, so that they stay where they are while they run. */
const AT_REST = SEVERITY.length;

/** Returns the place of a row in the default order: what needs attention first, the most urgent before others. */
export function urgency(row: FluxRow): number {
  if (!rowNeedsAttention(row)) return AT_REST;
  const { resource } = row;
  return needsAttention(resource)
    ? SEVERITY.indexOf(resource.status.word)
    : AT_REST - 1;
}

/** Returns the initials of a kind's words: `hr` of HelmRelease. */
const initials = (kind: FluxKind) => kind.replace(/[a-z]/g, '').toLowerCase();

/** Returns whether a kind is meant by a word, as kubectl shortens it: `hr`, `ks`, `gitrepo`, `gitrepositories`. */
export function isKind(kind: FluxKind, word: string): boolean {
  return (
    kind.toLowerCase().startsWith(word) ||
    definitionOf(kind).plural.startsWith(word) ||
    word === initials(kind) ||
    word === `${initials(kind)}s`
  );
}
