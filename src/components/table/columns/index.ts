import { artifactColumn } from './artifact';
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

export { column, type FluxColumn } from './FluxColumn';

/** All columns. A new one is a file, its line here, and its name among the translations. */
export const COLUMNS = [
  kindColumn,
  nameColumn,
  sourceColumn,
  revisionColumn,
  verifiedColumn,
  urlColumn,
  artifactColumn,
  policyColumn,
  imageRepositoryColumn,
  latestImageColumn,
  statusColumn,
  updatedColumn,
] as const;

/**
 * A column that a card can have, by its key among the translations.
 *
 * @public
 */
export type ColumnId = (typeof COLUMNS)[number]['id'];
