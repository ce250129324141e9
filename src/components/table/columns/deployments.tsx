import {
  AppliedRevisionCell,
  SourceCell,
  sourceStatus,
  sourceTitle,
  takenFromSource,
} from '../../cells';
import { kindColumn, nameColumn, statusColumn, updatedColumn } from './common';
import type { FluxColumn } from './FluxColumn';

const sourceColumn: FluxColumn = {
  id: 'source',
  width: 22,
  sortValue: ({ resource }) => sourceTitle(resource),
  words: (row, t) => [
    sourceTitle(row.resource),
    takenFromSource(row.resource),
    sourceStatus(row, t),
  ],
  render: (row, t) => <SourceCell t={t} row={row} />,
};

const revisionColumn: FluxColumn = {
  id: 'revision',
  width: 17,
  sortValue: ({ resource }) => resource.revisions?.applied?.text,
  words: ({ resource, comparison }, t) =>
    resource.revisions
      ? [
          resource.revisions.applied?.text ?? t('revision.none'),
          resource.revisions.attempted?.text,
          comparison?.isBehind ? t('revision.behind') : undefined,
        ]
      : [],
  render: ({ resource, comparison }, t) => (
    <AppliedRevisionCell t={t} resource={resource} comparison={comparison} />
  ),
};

/** For Kustomizations and HelmReleases. */
export const deploymentColumns: readonly FluxColumn[] = [
  kindColumn,
  nameColumn,
  sourceColumn,
  revisionColumn,
  statusColumn,
  updatedColumn,
];
