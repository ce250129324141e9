import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useMemo } from 'react';
import { useTranslate } from '../shared';
import {
  CATALOG_FILTERS,
  FilterSelect,
  type FluxRow,
  type MoreFilters,
} from '../table/fleet';

/** Returns a reference as Backstage shows that of an owner. It may come from the URL, where anybody may have written it. */
function ownerText(ref: string): string {
  try {
    return humanizeEntityRef(parseEntityRef(ref), { defaultKind: 'group' });
  } catch {
    return ref;
  }
}

/** Returns the owners of the rows' entities, always with the chosen one. */
function ownersOf(rows: readonly FluxRow[], chosen: string | undefined) {
  const owners = new Set(
    rows.flatMap(({ entities = [] }) => entities.flatMap(each => each.owners)),
  );
  if (chosen !== undefined) owners.add(chosen);
  return [...owners]
    .map(value => ({ value, text: ownerText(value) }))
    .sort((one, other) => one.text.localeCompare(other.text));
}

/** Filters by what the catalog knows. Not shown as long as nothing is known of it. */
export const CatalogFilters = ({ rows, filters, onChange }: MoreFilters) => {
  const t = useTranslate();
  const { catalog, owner } = filters;
  const isKnown = rows.some(({ entities }) => entities !== undefined);
  const owners = useMemo(() => ownersOf(rows, owner), [rows, owner]);
  return (
    <>
      {(isKnown || catalog !== undefined) && (
        <FilterSelect
          label={t('entity.filter')}
          chosen={catalog}
          values={CATALOG_FILTERS.map(value => ({
            value,
            text: t(`entity.${value}`),
          }))}
          onChange={value =>
            onChange({
              ...filters,
              catalog: CATALOG_FILTERS.find(each => each === value),
            })
          }
        />
      )}
      {owners.length > 0 && (
        <FilterSelect
          label={t('entity.owner')}
          chosen={owner}
          values={owners}
          onChange={value => onChange({ ...filters, owner: value })}
        />
      )}
    </>
  );
};
