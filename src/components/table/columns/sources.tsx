import { isReadable } from '../../../flux';
import {
  ArtifactCell,
  followed,
  sourceUrl,
  UrlCell,
  VerificationCell,
  verificationText,
} from '../../cells';
import type { FluxRow } from '../rows';
import { kindColumn, nameColumn, statusColumn, updatedColumn } from './common';
import type { Translate } from '../../shared';
import type { FluxColumn } from './FluxColumn';

const VERIFICATION_ORDER = [
  'failed',
  'unknown',
  'verified',
  undefined,
] as const;

const verifiedColumn: FluxColumn = {
  id: 'verified',
  width: 11,
  sortValue: ({ resource }) =>
    isReadable(resource) && 'target' in resource
      ? VERIFICATION_ORDER.indexOf(resource.verification?.state)
      : undefined,
  words: ({ resource }, t) => [
    verificationText(t, resource),
    'verification' in resource ? resource.verification?.provider : undefined,
  ],
  render: ({ resource }, t) => <VerificationCell t={t} resource={resource} />,
};

const urlColumn: FluxColumn = {
  id: 'url',
  width: 23,
  sortValue: ({ resource }) => sourceUrl(resource),
  words: ({ resource }) => [sourceUrl(resource), followed(resource)],
  render: ({ resource }, t) => <UrlCell t={t} resource={resource} />,
};

function artifactRevision({ resource }: FluxRow): string | undefined {
  return isReadable(resource) && 'artifact' in resource
    ? resource.artifact?.revision?.text
    : undefined;
}

function artifactText(row: FluxRow, t: Translate): string | undefined {
  const { resource } = row;
  const hasNone = isReadable(resource) && !resource.isStatic;
  return (
    artifactRevision(row) ?? (hasNone ? t('revision.noArtifact') : undefined)
  );
}

const artifactColumn: FluxColumn = {
  id: 'artifact',
  width: 18,
  sortValue: artifactRevision,
  words: (row, t) => [artifactText(row, t)],
  render: ({ resource }, t) => <ArtifactCell t={t} resource={resource} />,
};

/** For GitRepositories, OCIRepositories and HelmRepositories. */
export const sourceColumns: readonly FluxColumn[] = [
  kindColumn,
  nameColumn,
  verifiedColumn,
  urlColumn,
  artifactColumn,
  statusColumn,
  updatedColumn,
];
