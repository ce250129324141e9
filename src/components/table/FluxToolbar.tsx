import { IconButton, InputAdornment, TextField } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { Late } from './Late';
import { memo, type ComponentType, type RefObject } from 'react';
import type { FluxRow } from './rows';
import { useTranslate } from '../shared';
import { CopyLink } from './CopyLink';
import { FilterSelect } from './FilterSelect';
import { SEARCH_KEY, useSearchShortcut } from './useSearchShortcut';
import { facetValues, type Facet, type FluxFilters } from './filters';

const useStyles = makeStyles(
  theme => ({
    bar: {
      // The copied link is told to screen readers in a text that is placed in here.
      position: 'relative',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0, 2, 1),
    },
    key: {
      padding: theme.spacing(0, 0.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.secondary,
      fontFamily: 'inherit',
      fontSize: theme.typography.caption.fontSize,
      // The key works while the focus is in the card.
      visibility: 'hidden',
      'section:focus-within &': { visibility: 'visible' },
      '@media (hover: none)': { display: 'none' },
    },
    search: { flex: '1 1 180px', maxWidth: 320 },
    /** Takes a line of its own where the filters will. */
    comingFacets: { flex: '0 1 338px', height: 40 },
  }),
  { name: 'FluxToolbar' },
);

const LABELS = {
  kind: 'table.filterKind',
  cluster: 'table.filterCluster',
  namespace: 'table.filterNamespace',
} as const;

const FACETS = ['kind', 'cluster', 'namespace'] as const;

/** Props of filters that only some tables have. */
export interface MoreFilters {
  readonly rows: readonly FluxRow[];
  readonly filters: FluxFilters;
  readonly onChange: (filters: FluxFilters) => void;
}

interface FluxToolbarProps extends MoreFilters {
  readonly title: string;
  readonly inputRef: RefObject<HTMLInputElement>;
  /** Further filters, after those of all tables. */
  readonly moreFilters?: ComponentType<MoreFilters>;
  /** Returns the address of the page with what is chosen here. */
  readonly link: () => string;
}

const FacetSelect = ({
  facet,
  rows,
  filters,
  onChange,
}: MoreFilters & { facet: Facet }) => {
  const t = useTranslate();
  const chosen = filters[facet];
  const values = facetValues(rows, facet, chosen, t.cluster);
  if (values.length < 2 && chosen === undefined) return null;
  return (
    <FilterSelect
      label={t(LABELS[facet])}
      chosen={chosen}
      values={values}
      onChange={value => onChange({ ...filters, [facet]: value })}
    />
  );
};

const Toolbar = (props: FluxToolbarProps) => {
  const t = useTranslate();
  const { title, rows, filters, onChange, inputRef } = props;
  const { moreFilters: MoreSelects } = props;
  const own = { rows, filters, onChange };
  const classes = useStyles();
  useSearchShortcut(inputRef);
  return (
    <div className={classes.bar}>
      <TextField
        size="small"
        variant="outlined"
        className={classes.search}
        placeholder={t('table.search')}
        value={filters.query}
        onChange={event => onChange({ ...filters, query: event.target.value })}
        inputRef={inputRef}
        inputProps={{
          'aria-label': t('table.searchIn', { title }),
          'aria-keyshortcuts': SEARCH_KEY,
          title: t('table.searchHelp'),
        }}
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
          endAdornment: !filters.query ? (
            <kbd aria-hidden className={classes.key}>
              {SEARCH_KEY}
            </kbd>
          ) : (
            <IconButton
              size="small"
              aria-label={t('table.clearSearch')}
              onClick={() => {
                onChange({ ...filters, query: '' });
                // The button goes, and would lose the focus to the page.
                inputRef.current?.focus();
              }}
            >
              <ClearIcon fontSize="small" />
            </IconButton>
          ),
        }}
      />
      <Late space={<div className={classes.comingFacets} />}>
        {() => (
          <>
            {FACETS.map(facet => (
              <FacetSelect key={facet} facet={facet} {...own} />
            ))}
            {MoreSelects && <MoreSelects {...own} />}
            <CopyLink
              // Other filters have another link, which is not copied yet.
              key={Object.values(filters).join('\n')}
              title={title}
              link={props.link}
            />
          </>
        )}
      </Late>
    </div>
  );
};

/**
 * Search and filters. A filter is shown if it offers a choice. Memoized, because it goes through all rows, and sorting
 * and paging change none of them.
 */
export const FluxToolbar = memo(Toolbar);
