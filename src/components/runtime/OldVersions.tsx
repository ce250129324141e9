import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { namespacedName } from '../../flux';
import type { OldVersion } from '../../flux/runtime';
import { inCell, ObjectLink, useTranslate } from '../shared';
import { DisclosureButton } from '../shared/late';
import { useDetailStyles } from './useDetailStyles';

/** Most objects of a version to name. */
const NAMED = 50;

const useStyles = makeStyles(
  theme => ({
    version: {
      display: 'flex',
      gap: theme.spacing(0.5),
      ...theme.typography.body2,
      lineHeight: '24px',
    },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
    objects: {
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0, 0, 1, 3.5),
      ...theme.typography.body2,
      lineHeight: '24px',
      overflowWrap: 'anywhere',
    },
    minor: { color: theme.palette.text.secondary },
    note: {
      margin: theme.spacing(0.5, 0, 0),
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'FluxOldVersions' },
);

const Version = ({ old }: { old: OldVersion }) => {
  const t = useTranslate();
  const classes = useStyles();
  const id = useId();
  const [isOpen, toggle] = useToggle(false);
  const { kind, version, removedIn, isGone, writes } = old;
  const name = `${kind} ${inCell(version)}`;
  const more = writes.length - NAMED;
  return (
    <>
      <div className={classes.version}>
        <DisclosureButton
          label={t('runtime.old.show', { version: name })}
          controls={id}
          isOpen={isOpen}
          onToggle={toggle}
        />
        <span className={classes.text}>
          {t.labelled(
            isGone
              ? t('runtime.old.gone', { version: name })
              : t('runtime.removedIn', { version: name, release: removedIn }),
            t('runtime.old.resources', { count: writes.length }),
          )}
        </span>
      </div>
      {isOpen && (
        <ul id={id} className={classes.objects}>
          {writes.slice(0, NAMED).map(({ resource, managers }) => (
            <li key={resource.key}>
              <ObjectLink to={resource}>
                {inCell(namespacedName(resource))}
              </ObjectLink>{' '}
              <span className={classes.minor}>
                {t('runtime.old.by', {
                  managers: t.listed(managers.map(inCell)),
                })}
              </span>
            </li>
          ))}
          {more > 0 && (
            <li className={classes.minor}>
              {t('entity.more', { count: more })}
            </li>
          )}
        </ul>
      )}
    </>
  );
};

/** Objects of a cluster that were last written at versions of the API which newer releases of Flux no longer serve. */
export const OldVersions = ({ old }: { old: readonly OldVersion[] }) => {
  const t = useTranslate();
  const classes = useStyles();
  const details = useDetailStyles();
  return (
    <div className={details.part}>
      <h3 className={details.title}>{t('runtime.old.title')}</h3>
      {old.map(each => (
        <Version key={`${each.kind} ${each.version}`} old={each} />
      ))}
      <p className={classes.note}>{t('runtime.old.note')}</p>
    </div>
  );
};
