import { ButtonBase } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import { countByStatus, needsAttention } from '../../flux';
import { StatusIcon } from '../cells';
import type { FluxRow } from './rows';
import { type Translate, useTranslate } from '../shared';
import type { FluxFilters } from './filters';

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
      '&[aria-pressed="true"]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
      },
    },
  }),
  { name: 'FluxSummary' },
);

function sentence(
  t: Translate,
  rows: readonly FluxRow[],
  isIncomplete: boolean,
): string {
  const count = rows.length;
  const attention = rows.filter(({ resource }) =>
    needsAttention(resource),
  ).length;
  if (attention > 0) {
    return t('summary.needAttention', { count: attention, total: count });
  }
  if (rows.some(({ resource }) => resource.status.word !== 'Ready')) {
    return t('summary.noneNeedsAttention', { count });
  }
  return isIncomplete
    ? t('summary.allKnownReady', { count })
    : t('summary.allReady', { count });
}

const Summary = (props: {
  title: string;
  rows: readonly FluxRow[];
  /** Whether some cluster or kind could not be read. */
  isIncomplete: boolean;
  filters: FluxFilters;
  onChange?: (filters: FluxFilters) => void;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { title, rows, isIncomplete, filters, onChange } = props;
  const said = sentence(t, rows, isIncomplete);
  const hasAttention = rows.some(({ resource }) => needsAttention(resource));
  const counts = countByStatus(rows.map(({ resource }) => resource));

  const door = (
    status: NonNullable<FluxFilters['status']>,
    children: React.ReactNode,
  ) => {
    if (!onChange) return <span className={classes.count}>{children}</span>;
    const isOpen = filters.status === status;
    return (
      <ButtonBase
        className={classes.count}
        aria-pressed={isOpen}
        onClick={() =>
          onChange({ ...filters, status: isOpen ? undefined : status })
        }
      >
        {children}
      </ButtonBase>
    );
  };

  return (
    <div
      role="group"
      aria-label={t('summary.label', { title })}
      className={classes.line}
    >
      <span className={classes.sentence}>
        {hasAttention ? door('attention', said) : said}
      </span>
      {counts.length > 1 &&
        counts.map(([word, count]) => (
          <span key={word}>
            {door(
              word,
              <>
                <StatusIcon word={word} />
                {t('summary.countOf', {
                  number: count,
                  status: t(`status.${word}`),
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
