import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { namespacedName } from '../../flux';
import type { FluxOperator, ServedGroup } from '../../flux/runtime';
import { inCell, useTranslate } from '../shared';
import { RefLink } from '../shared/late';
import { ControllersTable } from './ControllersTable';
import { OldVersions } from './OldVersions';
import type { RuntimeState } from './runtimeStates';
import { useDetailStyles } from './useDetailStyles';

const MESSAGE_LENGTH = 300;

const useStyles = makeStyles(
  theme => ({
    box: {
      display: 'grid',
      gap: theme.spacing(2),
      padding: theme.spacing(1, 0, 2, 4),
      [theme.breakpoints.down('sm')]: { paddingLeft: 0 },
    },
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(0.5, 0, 0),
      ...theme.typography.body2,
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  }),
  { name: 'FluxClusterDetails' },
);

const ServedVersions = ({ groups }: { groups: readonly ServedGroup[] }) => {
  const t = useTranslate();
  const classes = useStyles();
  const details = useDetailStyles();
  return (
    <div className={details.part}>
      <h3 className={details.title}>{t('runtime.apis')}</h3>
      <dl className={classes.list}>
        {groups.map(({ group, versions }) => (
          <div key={group} style={{ display: 'contents' }}>
            <dt>{group}</dt>
            <dd>
              {t.listed(
                versions.map(({ version, removedIn }) =>
                  removedIn === undefined
                    ? inCell(version)
                    : t('runtime.removedIn', {
                        version: inCell(version),
                        release: removedIn,
                      }),
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

const Operator = ({ operator }: { operator: FluxOperator }) => {
  const t = useTranslate();
  const classes = useStyles();
  const details = useDetailStyles();
  const { version, fluxVersion, instances, report } = operator;
  return (
    <div className={details.part}>
      <h3 className={details.title}>
        {version === undefined
          ? t('runtime.operator')
          : t('runtime.operatorVersion', { version: inCell(version) })}
      </h3>
      <dl className={classes.list}>
        {instances.map(({ ref, wanted, applied, ready, isDisabled }) => (
          <div key={namespacedName(ref)} style={{ display: 'contents' }}>
            <dt>
              <RefLink to={ref} />
            </dt>
            <dd>
              {t.listed(
                [
                  wanted && t('runtime.asksFor', { version: inCell(wanted) }),
                  applied && t('runtime.applied', { version: inCell(applied) }),
                  isDisabled && t('runtime.disabled'),
                  ready?.status === 'True' && t('runtime.isReady'),
                  ready &&
                    ready.status !== 'True' &&
                    t.labelled(
                      inCell(ready.reason ?? t('runtime.isNotReady')),
                      ready.message &&
                        inCell(ready.message.slice(0, MESSAGE_LENGTH)),
                    ),
                ].flatMap(part => part || []),
              )}
            </dd>
          </div>
        ))}
        {report && (
          <>
            <dt>
              <RefLink to={report} />
            </dt>
            <dd>
              {fluxVersion === undefined
                ? '—'
                : t('runtime.versions', { versions: inCell(fluxVersion) })}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
};

/** Full information on the Flux of a cluster: the controllers of each install, the operator, and the versions of the API. */
export const ClusterDetails = ({ state }: { state: RuntimeState }) => {
  const t = useTranslate();
  const classes = useStyles();
  const details = useDetailStyles();
  const { name, runtime, installs, old } = state;
  return (
    <div className={classes.box}>
      {installs.map(({ namespace, instance, controllers, ...install }) => {
        const label = t('runtime.install', {
          namespace: inCell(
            instance === namespace ? namespace : `${namespace} (${instance})`,
          ),
        });
        return (
          <div key={`${namespace} ${instance}`} className={details.part}>
            <h3 className={details.title}>{label}</h3>
            <ControllersTable
              label={t('text.placed', {
                what: label,
                cluster: t.cluster(name),
              })}
              controllers={controllers}
              isMixed={
                install.versions.length > 1 ||
                (install.versions.length > 0 && install.isUnclear)
              }
            />
          </div>
        );
      })}
      {runtime !== undefined && runtime.unreadable > 0 && (
        <Typography variant="body2">
          {t('runtime.unreadable', { count: runtime.unreadable })}
        </Typography>
      )}
      {runtime?.isTruncated && (
        <Typography variant="body2">
          {t('details.resources.truncated')}
        </Typography>
      )}
      {runtime?.operator && <Operator operator={runtime.operator} />}
      {runtime?.groups && runtime.groups.length > 0 && (
        <ServedVersions groups={runtime.groups} />
      )}
      {old.length > 0 && <OldVersions old={old} />}
    </div>
  );
};
