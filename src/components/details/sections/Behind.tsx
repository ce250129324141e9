import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import {
  compareWithSource,
  type Chain,
  type FluxResource,
} from '../../../flux';
import { lagOf, type Lag } from '../../../flux/details';
import { revisionWords } from '../../cells';
import {
  defineWords,
  inCell,
  useNow,
  useTranslate,
  useWords,
} from '../../shared';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(0.5), overflowWrap: 'anywhere' },
  }),
  { name: 'FluxBehind' },
);

/** Shorter waits are not told in seconds. In ms. */
const SOON = 60_000;

/** Words for why an applier is behind its source, and for how long. */
const lagWords = defineWords(t => ({
  reasonText(
    { why, storedAt, lookedAt }: Lag,
    { status }: FluxResource,
    now: number,
  ): string {
    const ageOf = (time: string | undefined) =>
      time === undefined ? '' : t.age(Date.parse(time), now);
    switch (why) {
      case 'waiting':
        return status.waitingFor === undefined
          ? t('details.behind.unknown')
          : t('details.behind.waiting', { what: inCell(status.waitingFor) });
      case 'stored':
        return t('details.behind.stored', { stored: ageOf(storedAt) });
      case 'passed':
        return t('details.behind.passed', { run: ageOf(lookedAt) });
      default:
        return t(`details.behind.${why}`);
    }
  },

  nextText({ nextAt }: Lag, now: number): string | undefined {
    if (nextAt === undefined) return undefined;
    const wait = nextAt - now;
    return wait < SOON
      ? t('details.behind.due')
      : t('details.behind.next', { time: t.span(wait) });
  },
}));

/** Says why an applier has not tried what its source has, and when it will. Nothing where it is not behind. */
export const Behind = ({
  chain,
  start,
}: {
  chain: Chain;
  start: FluxResource;
}) => {
  const t = useTranslate();
  const { reasonText, nextText } = useWords(lagWords);
  const { availableText } = useWords(revisionWords);
  const classes = useStyles();
  const now = useNow();
  const known = chain.links.flatMap(({ key, object }) =>
    object ? [[key, object] as const] : [],
  );
  const comparison = compareWithSource(start, new Map(known));
  const available = availableText(start, comparison);
  const lag = lagOf(start, comparison);
  if (!lag || available === undefined) return null;
  const sentences = [reasonText(lag, start, now), nextText(lag, now)];
  return (
    <Typography variant="body2" className={classes.root}>
      {t('text.labelled', {
        label: available,
        text: sentences.filter(Boolean).join(' '),
      })}
    </Typography>
  );
};
