import { artifactColumn } from './artifact';
import type { ColumnId, FluxColumn } from './FluxColumn';
import { imageRepositoryColumn } from './imageRepository';
import { kindColumn } from './kind';
import { latestImageColumn } from './latestImage';
import { nameColumn } from './name';
import { policyColumn } from './policy';
import { revisionColumn } from './revision';
import { sourceColumn } from './source';
import { statusColumn } from './status';
import { updatedColumn } from './updated';
import { urlColumn } from './url';
import { verifiedColumn } from './verified';

export { column, type ColumnId, type FluxColumn } from './FluxColumn';

/** All columns. A new one is a file, its line here, its id in FluxColumn.ts, and its name among the translations. */
export const COLUMNS: Readonly<Record<ColumnId, FluxColumn>> = {
  kind: kindColumn,
  name: nameColumn,
  source: sourceColumn,
  revision: revisionColumn,
  verified: verifiedColumn,
  url: urlColumn,
  artifact: artifactColumn,
  policy: policyColumn,
  imageRepository: imageRepositoryColumn,
  latestImage: latestImageColumn,
  status: statusColumn,
  updated: updatedColumn,
};
