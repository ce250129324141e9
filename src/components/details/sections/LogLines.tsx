import { makeStyles } from '@material-ui/core/styles';
import type { LogLine } from '../../../flux/details';
import { useCellStyles, useNow, useTranslate } from '../../shared';
import { useSectionTable } from './useSectionTable';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      padding: theme.spacing(0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-line',
    },
  }),
  { name: 'FluxLogLines' },
);

/** Lines of a controller's log, newest first. */
export const LogLines = (props: {
  lines: readonly LogLine[];
  redact: (text: string) => string;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const cells = useCellStyles();
  const { bad } = useSectionTable();
  const now = useNow();
  const { lines, redact } = props;
  return (
    <ol className={classes.list}>
      {lines.map(({ at, level, message, error }, i) => (
        // eslint-disable-next-line react/no-array-index-key -- lines have no name of their own, and may be equal
        <li key={`${at} ${lines.length - i}`} className={classes.line}>
          <div className={cells.secondary}>
            {level !== undefined && (
              <span className={level === 'error' ? bad : undefined}>
                {level}{' '}
              </span>
            )}
            {at !== undefined && (
              <span title={t.exactTime(at)}>{t.age(Date.parse(at), now)}</span>
            )}
          </div>
          <bdi>{redact(message)}</bdi>
          {error !== undefined && (
            <div className={cells.mono}>
              <bdi>{redact(error)}</bdi>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
};
