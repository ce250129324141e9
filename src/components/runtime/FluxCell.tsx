import { makeStyles } from '@material-ui/core/styles';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import { controllerState } from '../../flux/runtime';
import { StatusIcon } from '../cells';
import { shorten, useTranslate, useWords } from '../shared';
import type { RuntimeState } from './runtimeStates';
import { runtimeWords } from './runtimeWords';

const MESSAGE_LENGTH = 300;

const useStyles = makeStyles(
  theme => ({
    flux: { display: 'flex', gap: theme.spacing(1) },
    words: { minWidth: 0 },
    line: { display: 'block', unicodeBidi: 'isolate' },
    minor: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      unicodeBidi: 'isolate',
    },
  }),
  { name: 'FluxRuntimeCell' },
);

const Icon = ({ state }: { state: RuntimeState }) => {
  const { runtime, lost, unwell } = state;
  if (!runtime) {
    return <HourglassEmptyIcon aria-hidden fontSize="small" color="disabled" />;
  }
  if (lost) return <CloudOffIcon aria-hidden fontSize="small" color="error" />;
  const isOnlyStopped = unwell.every(
    each => controllerState(each) === 'stopped',
  );
  if (unwell.some(({ health }) => health.word === 'failed')) {
    return <StatusIcon word="Failed" />;
  }
  if (unwell.length > 0) {
    return <StatusIcon word={isOnlyStopped ? 'Suspended' : 'Reconciling'} />;
  }
  const isKnown = runtime.controllers && runtime.controllers.length > 0;
  return <StatusIcon word={isKnown ? 'Ready' : 'Unknown'} />;
};

/** Flux on a cluster in a few lines: its version, its controllers, and what could not be read. */
export const FluxCell = (props: { state: RuntimeState; isAlone: boolean }) => {
  const t = useTranslate();
  const { clusterVersionText, oldVersionsText, problemLines, unwellText } =
    useWords(runtimeWords);
  const classes = useStyles();
  const { state, isAlone } = props;
  const { runtime, lost, unwell } = state;
  const version = clusterVersionText(state);
  const count = runtime?.controllers?.length ?? 0;
  const old = oldVersionsText(state);
  const problems = problemLines(state);
  return (
    <div className={classes.flux}>
      <Icon state={state} />
      <div className={classes.words}>
        {!runtime && t('fleet.pending')}
        {version !== undefined && (
          <span className={classes.line}>{version}</span>
        )}
        {unwell.map(each => (
          <span
            key={`${each.ref.namespace}/${each.ref.name}`}
            className={classes.line}
          >
            {unwellText(each)}
          </span>
        ))}
        {count > 0 && unwell.length === 0 && (
          <span className={classes.minor}>
            {t('runtime.allReady', { count })}
          </span>
        )}
        {old !== undefined && <span className={classes.minor}>{old}</span>}
        {problems.map(text => (
          <span key={text} className={classes.line}>
            {text}
          </span>
        ))}
        {lost && isAlone && (
          <span className={classes.minor}>
            {shorten(lost.message, MESSAGE_LENGTH)}
          </span>
        )}
      </div>
    </div>
  );
};
