import { makeStyles } from '@material-ui/core/styles';
import { memo, useMemo, type ReactNode } from 'react';
import { RemarkIcon, StatusIcon } from '../cells';
import type { FluxRow } from './rows';
import { useTranslate, useWords } from '../shared';
import type { FluxFilters } from './filters';
import { summaryWords } from './summaryWords';
import {
  countStandings,
  REMARKS,
  STANDINGS,
  type Remark,
  type Standing,
} from './standing';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      // Height of the buttons, also while there are none.
      minHeight: 26,
      padding: theme.spacing(1.5, 2, 1),
    },
    sentence: { fontWeight: 600, marginRight: theme.spacing(1) },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.25, 1),
      borderRadius: 16,
      border: `1px solid ${theme.palette.divider}`,
      fontSize: theme.typography.body2.fontSize,
    },
    button: {
      appearance: 'none',
      margin: 0,
      background: 'none',
      font: 'inherit',
      fontSize: theme.typography.body2.fontSize,
      color: 'inherit',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
      '&[aria-pressed="true"]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
      },
    },
  }),
  { name: 'FluxSummary' },
);

const isRemark = (standing: string): standing is Remark =>
  REMARKS.some(remark => remark === standing);

const Summary = (props: {
  title: string;
  rows: readonly FluxRow[];
  /** Whether some cluster or kind could not be read. */
  isIncomplete: boolean;
  filters: FluxFilters;
  onChange?: (filters: FluxFilters) => void;
}) => {
  const t = useTranslate();
  const summaryText = useWords(summaryWords);
  const classes = useStyles();
  const { title, rows, isIncomplete, filters, onChange } = props;
  const counts = useMemo(() => countStandings(rows), [rows]);
  const said = summaryText(rows.length, counts, isIncomplete);
  const shown = STANDINGS.flatMap(standing =>
    standing !== 'attention' &&
    // The chosen one stays, so that it can be given up.
    (counts.has(standing) || filters.standing === standing)
      ? standing
      : [],
  );

  const filter = (standing: Standing, children: ReactNode) => {
    if (!onChange) return <span className={classes.count}>{children}</span>;
    const isChosen = filters.standing === standing;
    return (
      <button
        type="button"
        className={`${classes.count} ${classes.button}`}
        aria-pressed={isChosen}
        onClick={() =>
          onChange({ ...filters, standing: isChosen ? undefined : standing })
        }
      >
        {children}
      </button>
    );
  };

  return (
    <div
      role="group"
      aria-label={t('summary.label', { title })}
      className={classes.line}
    >
      <span className={classes.sentence}>
        {counts.has('attention') || filters.standing === 'attention'
          ? filter('attention', said)
          : said}
      </span>
      {(shown.length > 1 || filters.standing !== undefined) &&
        shown.map(standing => (
          <span key={standing}>
            {filter(
              standing,
              <>
                {isRemark(standing) ? (
                  <RemarkIcon remark={standing} />
                ) : (
                  <StatusIcon word={standing} />
                )}
                {t('summary.countOf', {
                  number: counts.get(standing) ?? 0,
                  status: t(`summary.${standing}`),
                })}
              </>,
            )}
          </span>
        ))}
    </div>
  );
};

/**
 * Summary of the rows in one line. Its counts are buttons that filter the table if `onChange` is set. Memoized, because
 * it counts all rows, and sorting and paging change none of them.
 */
export const FluxSummary = memo(Summary);
