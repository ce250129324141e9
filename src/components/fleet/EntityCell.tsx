import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { CatalogEntity } from '../../hooks/catalog';
import { useCellStyles, useTranslate } from '../shared';

/** Most entities of a resource to name. */
const NAMED = 2;

/** Returns the text of an entity that rows are sorted by. */
export const entityText = ({ entity: { metadata } }: CatalogEntity): string =>
  metadata.title ?? metadata.name;

const OneEntity = ({ found }: { found: CatalogEntity }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  return (
    <div className={classes.clusterText}>
      <EntityRefLink entityRef={found.entity} />
      {found.owners.length > 0 && (
        <div className={classes.secondary}>
          {t('entity.owner')}{' '}
          {found.owners.map((owner, index) => (
            <span key={owner}>
              {index > 0 && t('text.separator')}
              <EntityRefLink entityRef={owner} defaultKind="group" />
            </span>
          ))}
        </div>
      )}
    </div>
  );
};

/** Links to the entities of a resource and to their owners. Empty as long as the catalog is not known. */
export const EntityCell = ({
  entities,
}: {
  entities: readonly CatalogEntity[] | undefined;
}) => {
  const t = useTranslate();
  const classes = useCellStyles();
  if (!entities) return null;
  if (entities.length === 0) {
    return <span className={classes.secondary}>{t('entity.none')}</span>;
  }
  const more = entities.length - NAMED;
  return (
    <>
      {entities.slice(0, NAMED).map(found => (
        <OneEntity key={found.ref} found={found} />
      ))}
      {more > 0 && (
        <div
          className={classes.secondary}
          title={entities.map(({ ref }) => ref).join('\n')}
        >
          {t('entity.more', { count: more })}
        </div>
      )}
    </>
  );
};
