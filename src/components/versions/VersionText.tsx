import { makeStyles } from '@material-ui/core/styles';
import { differingPart, shortRevision } from '../../flux';
import { type VersionCell, type VersionRow } from '../../flux/details';
import {
  inCell,
  ObjectLink,
  useCellStyles,
  useNow,
  useTranslate,
} from '../shared';
import { StateIcon } from './stateLooks';

const useStyles = makeStyles(
  theme => ({
    version: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'FluxVersionText' },
);

/** The version that an applier has on a cluster, and how far it has got. */
export const VersionText = (props: {
  row: VersionRow;
  cell: VersionCell | undefined;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const cells = useCellStyles();
  const now = useNow();
  const { row, cell } = props;
  if (!cell) {
    return <span className={cells.secondary}>{t('versions.none')}</span>;
  }
  const { state, resource, revision, hasNewest, since, readAt } = cell;
  const { newest } = row;
  const version = revision
    ? inCell(shortRevision(revision))
    : t('versions.noVersion');
  const word =
    state === 'failed' && resource
      ? t(`status.${resource.status.word}`)
      : t(`versions.state.${state}`);
  const target = hasNewest === false ? newest : undefined;
  return (
    <>
      <div className={classes.version}>
        <StateIcon state={state} />
        {resource ? (
          <ObjectLink to={resource} className={cells.link}>
            <bdi className={cells.mono}>{version}</bdi>
          </ObjectLink>
        ) : (
          <span>{t('versions.noVersion')}</span>
        )}
      </div>
      <div className={cells.secondary}>
        {target
          ? t('versions.towards', {
              state: word,
              version: inCell(differingPart(target, revision)),
            })
          : word}
      </div>
      {readAt !== undefined && (
        <div className={cells.secondary} title={t.exactTime(readAt)}>
          {t('versions.readAt', { age: t.age(readAt, now) })}
        </div>
      )}
      {since !== undefined && readAt === undefined && (
        <div className={cells.secondary} title={t.exactTime(since)}>
          {t.age(Date.parse(since), now)}
        </div>
      )}
    </>
  );
};
