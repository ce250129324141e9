import { useMediaQuery } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import type { ClusterVersions, VersionRow } from '../../flux/details';
import { ClusterName, inCell, useCellStyles, useTranslate } from '../shared';
import { foldColumns, type Column } from './folding';
import { VersionText } from './VersionText';

/** Screens on which three clusters side by side would not fit. */
const NARROW = '(max-width: 720px)';

const useStyles = makeStyles(
  theme => ({
    // Many clusters scroll within the card.
    scroll: { overflowX: 'auto', padding: theme.spacing(0, 2, 2) },
    table: {
      borderCollapse: 'collapse',
      ...theme.typography.body2,
      '& th, & td': {
        textAlign: 'left',
        verticalAlign: 'top',
        fontWeight: 'inherit',
        padding: theme.spacing(1, 2, 1, 0),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
      '& thead th': { borderTop: 'none', fontWeight: 600 },
    },
    clusters: {
      margin: 0,
      padding: theme.spacing(0, 2, 2),
      listStyle: 'none',
      '& > li': {
        padding: theme.spacing(1, 0),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
      // Names and versions, which no scrolling would bring into view.
      '& bdi': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
    },
    cluster: { ...theme.typography.body1, fontWeight: 600, margin: 0 },
    object: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
    },
    fold: {
      appearance: 'none',
      border: 0,
      padding: 0,
      background: 'none',
      font: 'inherit',
      fontWeight: 600,
      color: theme.palette.primary.main,
      cursor: 'pointer',
      textDecoration: 'underline',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'FluxMatrix' },
);

const ObjectName = ({ row }: { row: VersionRow }) => {
  const classes = useCellStyles();
  return (
    <div>
      <bdi className={classes.name}>{inCell(row.name || '—')}</bdi>
      <div className={classes.secondary}>
        {row.kind} · <bdi>{inCell(row.namespace || '—')}</bdi>
      </div>
    </div>
  );
};

/** Names a column. The button of clusters that agree stays where it is when they are opened, and keeps the focus. */
const ColumnName = (props: {
  column: Column;
  onToggle: (group: string) => void;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { column, onToggle } = props;
  const { group, clusters } = column;
  const [{ name, state }] = clusters;
  const isOpen = clusters.length === 1;
  return (
    <>
      {group && (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={isOpen}
          onClick={() => onToggle(group.key)}
        >
          {t('versions.folded', {
            count: group.count,
            state: t(`versions.state.${state}`),
          })}
        </button>
      )}
      {isOpen && (
        <div>
          <ClusterName name={name} />
        </div>
      )}
    </>
  );
};

interface MatrixProps {
  readonly title: string;
  readonly rows: readonly VersionRow[];
  readonly columns: readonly Column[];
  readonly onToggle: (group: string) => void;
}

const Table = ({ title, rows, columns, onToggle }: MatrixProps) => {
  const t = useTranslate();
  const classes = useStyles();
  return (
    <div
      className={classes.scroll}
      role="group"
      aria-label={title}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, which the keyboard has to reach
      tabIndex={0}
    >
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('versions.object')}</th>
            {columns.map(column => (
              <th key={column.clusters[0].name} scope="col">
                <ColumnName column={column} onToggle={onToggle} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                <ObjectName row={row} />
              </th>
              {columns.map(({ clusters: [{ name }] }) => (
                <td key={name}>
                  <VersionText row={row} cell={row.cells.get(name)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** One part a cluster, for narrow screens. */
const ClusterList = ({ title, rows, columns, onToggle }: MatrixProps) => {
  const classes = useStyles();
  return (
    <ul className={classes.clusters} aria-label={title}>
      {columns.map(column => {
        const [{ name }] = column.clusters;
        return (
          <li key={name}>
            <h3 className={classes.cluster}>
              <ColumnName column={column} onToggle={onToggle} />
            </h3>
            {rows.map(row => {
              const cell = row.cells.get(name);
              return (
                cell && (
                  <div key={row.key} className={classes.object}>
                    <ObjectName row={row} />
                    <div>
                      <VersionText row={row} cell={cell} />
                    </div>
                  </div>
                )
              );
            })}
          </li>
        );
      })}
    </ul>
  );
};

/** Version of each applier on each cluster: a table, or on a narrow screen a list of clusters. */
export const Matrix = (props: {
  title: string;
  rows: readonly VersionRow[];
  clusters: readonly ClusterVersions[];
}) => {
  const { title, rows, clusters } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isNarrow = useMediaQuery(NARROW);
  const columns = useMemo(
    () => foldColumns(rows, clusters, opened),
    [rows, clusters, opened],
  );
  const Layout = isNarrow ? ClusterList : Table;
  return (
    <Layout
      title={title}
      rows={rows}
      columns={columns}
      onToggle={group =>
        setOpened(before => {
          const next = new Set(before);
          if (!next.delete(group)) next.add(group);
          return next;
        })
      }
    />
  );
};
