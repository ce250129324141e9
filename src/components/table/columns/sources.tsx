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

const VERIFICATION_ORDER = ['failed', 'unknown', 'verified', 'off'] as const;

const verifiedColumn: FluxColumn = {
  id: 'verified',
  width: 11,
  sortValue: ({ resource }) =>
    resource.verification &&
    VERIFICATION_ORDER.indexOf(resource.verification.state),
  words: ({ resource }, t) => [
    verificationText(t, resource),
    resource.verification?.provider,
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
  return resource.artifact?.revision?.text;
}

function artifactText(row: FluxRow, t: Translate): string | undefined {
  return (
    row.resource.artifact && (artifactRevision(row) ?? t('revision.noArtifact'))
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
