import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useReducer, useState, type ComponentType } from 'react';
import { type Translate, useTranslate } from './translate';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, padding: theme.spacing(1, 2) },
    retry: {
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      color: theme.palette.primary.main,
      cursor: 'pointer',
      textDecoration: 'underline',
    },
  }),
  { name: 'FluxOnDemand' },
);

/** Stands in place of something whose code could not be loaded, such as after a new version of the app. */
const NotLoaded = (props: { text: string; onRetry: () => void }) => {
  const t = useTranslate();
  const classes = useStyles();
  const { text, onRetry } = props;
  return (
    <div role="alert" className={classes.root}>
      {text}{' '}
      <button type="button" className={classes.retry} onClick={onRetry}>
        {t('notice.retry')}
      </button>
    </div>
  );
};

/**
 * Returns a component whose code is loaded when it is first drawn, so that a card does not load what it may never show.
 * Nothing is drawn meanwhile. If the code cannot be loaded, a line says so, with a button that tries again; with
 * `React.lazy` the whole card would fail, for good.
 *
 * @param insteadOf - returns what that line says, if there is more to say
 */
export function onDemand<TProps extends object>(
  load: () => Promise<ComponentType<TProps>>,
  insteadOf?: (t: Translate, props: TProps) => string | undefined,
): ComponentType<TProps> {
  let loaded: ComponentType<TProps> | undefined;
  return function OnDemand(props: TProps) {
    const t = useTranslate();
    const [, draw] = useReducer((count: number) => count + 1, 0);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded || hasFailed) return undefined;
      let isShown = true;
      load().then(
        component => {
          loaded = component;
          if (isShown) draw();
        },
        () => isShown && setFailed(true),
      );
      return () => {
        isShown = false;
      };
    }, [hasFailed]);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    if (!hasFailed) return null;
    return (
      <NotLoaded
        text={insteadOf?.(t, props) ?? t('text.notLoaded')}
        onRetry={() => setFailed(false)}
      />
    );
  };
}
