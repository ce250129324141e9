import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import {
  controllerState,
  type ControllerPods,
  type FluxController,
} from '../../flux/runtime';
import { StatusIcon } from '../cells';
import {
  BreakableText,
  inCell,
  ObjectLink,
  useNow,
  useTranslate,
  useWords,
} from '../shared';
import { HEALTH_ICON } from '../shared/late';
import { runtimeWords } from './runtimeWords';

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    cell: {
      verticalAlign: 'top',
      overflowWrap: 'break-word',
      // Backstage's theme breaks words anywhere, so that narrow columns become narrower than their words.
      wordBreak: 'normal',
      lineHeight: 1.43,
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(0.75) },
    },
    head: {
      wordBreak: 'normal',
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(0.75) },
    },
    named: { display: 'flex', gap: theme.spacing(1) },
    /** A link is higher than the text beside it. */
    text: { minWidth: 0, marginTop: -2 },
    why: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      unicodeBidi: 'isolate',
    },
  }),
  { name: 'FluxControllers' },
);

const LastEnd = ({ pods }: { pods: ControllerPods | undefined }) => {
  const t = useTranslate();
  const { endText } = useWords(runtimeWords);
  const now = useNow();
  const end = pods?.lastEnd;
  if (!end) return <>—</>;
  const text = endText(end);
  return end.at === undefined ? (
    <>{text}</>
  ) : (
    <span title={t.exactTime(end.at)}>
      {t.listed([text, t.age(Date.parse(end.at), now)])}
    </span>
  );
};

const ControllerIcon = ({ controller }: { controller: FluxController }) => {
  switch (controllerState(controller)) {
    case 'ready':
      return <StatusIcon word="Ready" />;
    case 'stopped':
      return <StatusIcon word="Suspended" />;
    default:
      return (
        <StatusIcon
          word={
            controller.health.word === 'healthy'
              ? 'Unknown'
              : HEALTH_ICON[controller.health.word]
          }
        />
      );
  }
};

const ControllerRow = (props: {
  controller: FluxController;
  isMixed: boolean;
}) => {
  const t = useTranslate();
  const { reasonText, readyText } = useWords(runtimeWords);
  const classes = useStyles();
  const { controller, isMixed } = props;
  const { ref, imageVersion, fluxVersion, image, pods } = controller;
  const why =
    controllerState(controller) === 'ready'
      ? undefined
      : reasonText(controller);
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.cell}
      >
        <span className={classes.named}>
          <ControllerIcon controller={controller} />
          <span className={classes.text}>
            <ObjectLink to={ref}>
              <BreakableText>{inCell(ref.name)}</BreakableText>
            </ObjectLink>
            {why && <span className={classes.why}>{why}</span>}
          </span>
        </span>
      </TableCell>
      <TableCell className={classes.cell}>
        <span title={image && inCell(image)}>
          {imageVersion === undefined
            ? t('runtime.unknownVersion')
            : inCell(imageVersion)}
        </span>
        {isMixed && (
          <span className={classes.why}>
            {t('runtime.versions', {
              versions: inCell(fluxVersion ?? t('runtime.unknownVersion')),
            })}
          </span>
        )}
      </TableCell>
      <TableCell className={classes.cell}>{readyText(controller)}</TableCell>
      <TableCell className={classes.cell}>{pods?.restarts ?? '—'}</TableCell>
      <TableCell className={classes.cell}>
        <LastEnd pods={pods} />
      </TableCell>
    </TableRow>
  );
};

/** The controllers of one install of Flux. */
export const ControllersTable = (props: {
  label: string;
  controllers: readonly FluxController[];
  /** Whether they do not all have the same version of Flux, so that each has to say its own. */
  isMixed: boolean;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { label, controllers, isMixed } = props;
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell className={classes.head}>
              {t('runtime.column.controller')}
            </TableCell>
            <TableCell className={classes.head}>
              {t('runtime.column.version')}
            </TableCell>
            <TableCell className={classes.head}>
              {t('runtime.column.ready')}
            </TableCell>
            <TableCell className={classes.head}>
              {t('runtime.column.restarts')}
            </TableCell>
            <TableCell className={classes.head}>
              {t('runtime.column.lastEnd')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {controllers.map(each => (
            <ControllerRow
              key={`${each.ref.namespace}/${each.ref.name}`}
              controller={each}
              isMixed={isMixed}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
};
