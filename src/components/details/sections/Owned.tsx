import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { keyOf, type FluxResource, type ObjectRef } from '../../../flux';
import { useOwned, usePodLogs, type OwnedObject } from '../../../hooks/details';
import { useTranslate, useWords } from '../../shared';
import { errorWords } from '../../shared/late';
import { ReadingStates } from '../ReadingStates';
import { Disclosure } from './Disclosure';
import { HealthState, HealthWhy, ObjectLine } from './HealthLine';

/** Number of lines at the end of a Pod's log that tell why it crashed. */
const LINES = 20;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    log: {
      margin: 0,
      padding: theme.spacing(1),
      maxHeight: '30vh',
      overflow: 'auto',
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.75rem',
      backgroundColor: theme.palette.background.default,
    },
  }),
  { name: 'FluxOwned' },
);

/** Last lines that a container wrote, before it was restarted if it was. */
const LogTail = (props: {
  pod: ObjectRef;
  container: string;
  isPrevious: boolean;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { pod, container, isPrevious } = props;
  const reading = usePodLogs(pod, {
    container,
    tailLines: LINES,
    previous: isPrevious,
  });
  const title = t('details.resources.lastLines');
  return (
    <ReadingStates reading={reading} what={title} grantedBy="details" isInner>
      {text =>
        text.trim() ? (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long log scrolls, which the keyboard has to reach
          <pre className={classes.log} aria-label={title} tabIndex={0}>
            {text}
          </pre>
        ) : (
          <Typography variant="body2">
            {t('details.resources.noLog')}
          </Typography>
        )
      }
    </ReadingStates>
  );
};

/** Returns how the container of a Pod crashed, whose log tells more. */
function crashOf({ ref, health: { reason } }: OwnedObject) {
  return ref.kind === 'Pod' && reason?.id === 'exited' ? reason : undefined;
}

const OwnedTree = (props: {
  objects: readonly OwnedObject[];
  within?: string;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { objects, within } = props;
  const belowOf = (object: OwnedObject) => {
    const crash = crashOf(object);
    if (crash) {
      const isPrevious = crash.restarts !== undefined;
      return () => (
        <LogTail
          pod={object.ref}
          container={crash.container}
          isPrevious={isPrevious}
        />
      );
    }
    return object.children.length > 0
      ? () => <OwnedTree objects={object.children} within={within} />
      : undefined;
  };
  const labelOf = (object: OwnedObject) =>
    crashOf(object)
      ? t('details.resources.logOf', { name: object.ref.name })
      : `${object.ref.kind} ${object.ref.name}`;
  return (
    <ul className={classes.list}>
      {objects.map(object => (
        <li key={keyOf(object.ref)}>
          <Disclosure
            label={labelOf(object)}
            isOpenAtFirst={
              object.health.word !== 'healthy' && object.children.length > 0
            }
            line={
              <ObjectLine
                objectRef={object.ref}
                within={within}
                state={<HealthState health={object.health} />}
              >
                <HealthWhy health={object.health} />
              </ObjectLine>
            }
          >
            {belowOf(object)}
          </Disclosure>
        </li>
      ))}
    </ul>
  );
};

/** ReplicaSets, Jobs and Pods of a workload, with why Pods fail. */
export const Owned = (props: {
  workload: ObjectRef;
  json: Readonly<Record<string, unknown>>;
  /** The object that applied the workload. */
  applier: FluxResource | undefined;
}) => {
  const t = useTranslate();
  const { errorLines } = useWords(errorWords);
  const { workload, json, applier } = props;
  const reading = useOwned(workload, json, applier);
  return (
    <ReadingStates
      reading={reading}
      what={t('details.resources.pods')}
      grantedBy="details"
      isInner
    >
      {({ objects, errors, isTruncated }) => (
        <>
          {errorLines(errors).map(({ text, detail }) => (
            <div key={text} title={detail}>
              {text}
            </div>
          ))}
          {objects.length === 0 ? (
            <Typography variant="body2">
              {t('details.resources.noPods')}
            </Typography>
          ) : (
            <OwnedTree objects={objects} within={workload.namespace} />
          )}
          {isTruncated && (
            <Typography variant="body2">
              {t('details.resources.truncated')}
            </Typography>
          )}
        </>
      )}
    </ReadingStates>
  );
};
