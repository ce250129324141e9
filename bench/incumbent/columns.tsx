import {
  StatusError,
  StatusOK,
  StatusPending,
  StatusRunning,
  type TableColumn,
} from '@backstage/core-components';
import { Box, Tooltip, Typography } from '@material-ui/core';
import AppsIcon from '@material-ui/icons/Apps';
import LayersIcon from '@material-ui/icons/Layers';
import StorageIcon from '@material-ui/icons/Storage';
import { DateTime } from 'luxon';
import type { ComponentType, ReactNode } from 'react';
import type { CardKind } from '../page/kinds';
import { RowActions } from './RowActions';
import type { Row } from './rows';

type Column = TableColumn<Row>;

const ICONS: Readonly<Record<CardKind, ComponentType>> = {
  Kustomization: AppsIcon,
  HelmRelease: AppsIcon,
  GitRepository: StorageIcon,
  OCIRepository: StorageIcon,
  HelmRepository: StorageIcon,
  ImagePolicy: LayersIcon,
};

const readyOf = ({ conditions }: Row) =>
  conditions.find(({ type }) => type === 'Ready');

function statusOf(row: Row): string {
  if (row.isSuspended) return 'Suspended';
  const { status, reason } = readyOf(row) ?? {};
  if (status === 'True') return 'Ready';
  if (status === 'Unknown' && reason === 'Progressing') return 'Reconciling';
  return 'Not ready';
}

const STATUS: Readonly<Record<string, ComponentType>> = {
  Suspended: StatusPending,
  Ready: StatusOK,
  Reconciling: StatusRunning,
};

const Status = ({ row }: { row: Row }) => {
  const word = statusOf(row);
  const Icon = STATUS[word] ?? StatusError;
  return (
    <Tooltip title={readyOf(row)?.message ?? ''}>
      <div>
        <Icon />
        {word}
      </div>
    </Tooltip>
  );
};

const ageOf = (row: Row) =>
  DateTime.fromISO(readyOf(row)?.lastTransitionTime ?? '').toRelative({
    locale: 'en',
  }) ?? '';

const contentOf = ({ path, chart, lastAppliedRevision }: Row) =>
  path ?? `${chart?.spec?.chart}/${lastAppliedRevision}`;

/** A column that sorts and searches by a text, which it computes for each row each time. */
function column(
  title: string,
  textOf: (row: Row) => string | undefined,
  render: (row: Row) => ReactNode = row => (
    <Typography>{textOf(row)}</Typography>
  ),
): Column {
  return {
    title,
    render,
    customSort: (one, other) =>
      (textOf(one) ?? '').localeCompare(textOf(other) ?? ''),
    customFilterAndSearch: (search: string, row) =>
      (textOf(row) ?? '')
        .toLocaleLowerCase()
        .includes(search.toLocaleLowerCase()),
  };
}

const first: readonly Column[] = [
  // For the filter.
  { title: 'Cluster', field: 'clusterName', hidden: true },
  { title: 'Id', field: 'id', hidden: true },
  column(
    'Kind',
    ({ kind }) => kind,
    ({ kind }) => {
      const Icon = ICONS[kind];
      return (
        <Tooltip title={kind}>
          <div>
            <Icon />
          </div>
        </Tooltip>
      );
    },
  ),
  column(
    'Name',
    ({ namespace, name, clusterName }) => `${namespace}/${name}/${clusterName}`,
    ({ namespace, name, clusterName }) => (
      <Box>
        <Typography>{`${namespace}/${name}`}</Typography>
        <Typography>{`cluster: ${clusterName}`}</Typography>
      </Box>
    ),
  ),
];

const status = column('Status', statusOf, row => <Status row={row} />);

const last: readonly Column[] = [
  column('Updated', ageOf, ageOf),
  { title: 'Actions', render: row => <RowActions row={row} /> },
];

const deployments: readonly Column[] = [
  ...first,
  column('Source', ({ sourceRef }) => sourceRef?.name),
  column('Path or chart', contentOf),
  status,
  ...last,
];

const sources: readonly Column[] = [
  ...first,
  { title: 'Provider', field: 'provider' },
  {
    title: 'URL',
    field: 'url',
    render: ({ url = '' }) => (
      <Tooltip title={url}>
        <Box>{url}</Box>
      </Tooltip>
    ),
  },
  column(
    'Artifact',
    ({ artifact }) => artifact?.revision,
    ({ artifact }) => (
      <Tooltip title={artifact?.revision ?? 'unknown'}>
        <Typography>{artifact?.revision?.split('@')[0]}</Typography>
      </Tooltip>
    ),
  ),
  status,
  ...last,
];

const policies: readonly Column[] = [
  ...first,
  status,
  column('Image policy', ({ policy }) => policy),
  column('Image repository', ({ imageRepository }) => imageRepository),
  column('Latest image', ({ latestImage }) => latestImage),
  ...last,
];

/** Returns the columns of a card with these kinds: the same array each time. */
export function columnsFor(kinds: readonly CardKind[]): readonly Column[] {
  if (kinds.includes('ImagePolicy')) return policies;
  const areDeployments =
    kinds.includes('Kustomization') || kinds.includes('HelmRelease');
  return areDeployments ? deployments : sources;
}
