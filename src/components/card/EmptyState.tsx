import { Button, Collapse, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { useEntity } from '@backstage/plugin-catalog-react';
import { searchOf, type FluxCluster } from '../../api';
import type { FluxKind } from '../../flux';
import { KINDS } from '../../flux';
import { anyOfKinds, transitionDuration, useTranslate } from '../shared';

const useStyles = makeStyles(
  theme => ({
    box: { padding: theme.spacing(1.5, 2, 1) },
    code: {
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(1),
      overflowX: 'auto',
      backgroundColor: theme.palette.background.default,
      borderRadius: theme.shape.borderRadius,
      fontSize: '0.8125rem',
    },
    clusterText: { overflowWrap: 'anywhere' },
  }),
  { name: 'FluxEmptyState' },
);

/** Writes a selector such as `app=podinfo,tier=front` as labels of a manifest. Supports `key=value` only. */
function labelsOf(selector: string): string {
  return selector
    .split(',')
    .map(part => part.split(/={1,2}/))
    .map(([key = '', value = '…']) => `    ${key.trim()}: ${value.trim()}`)
    .join('\n');
}

/** Replaces the table when there are no resources: where they were searched for, and how to label one. */
export const EmptyState = (props: {
  kinds: readonly FluxKind[];
  clusters: readonly FluxCluster[];
  /** Whether some cluster did not respond. */
  isIncomplete: boolean;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { kinds, clusters, isIncomplete } = props;
  const { entity } = useEntity();
  const [isOpen, toggle] = useToggle(false);
  const id = useId();
  const { labelSelector: selector, namespace } = searchOf(entity);
  const [kind = 'Kustomization'] = kinds;
  const manifest = `apiVersion: ${KINDS[kind].group}/${KINDS[kind].versions[0]}
kind: ${kind}
metadata:
  name: …
  labels:
${labelsOf(selector)}`;
  return (
    <div className={classes.box}>
      <Typography component="h3" variant="subtitle2">
        {t('empty.title', { kinds: anyOfKinds(t, kinds) })}
      </Typography>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.clusterText}
      >
        {clusters.length === 0
          ? t('empty.noClusters')
          : t('empty.searched', {
              selector,
              where: namespace
                ? t('empty.namespace', { namespace })
                : t('empty.allNamespaces'),
              clusters: t('text.and', {
                items: clusters.map(({ name }) => name),
              }),
            })}{' '}
        {isIncomplete && t('empty.incomplete')}
      </Typography>
      <Button
        size="small"
        color="primary"
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        {t('empty.how')}
      </Button>
      <Collapse in={isOpen} unmountOnExit timeout={transitionDuration()}>
        <Typography id={id} variant="body2">
          {t('empty.howDetail')}
        </Typography>
        <pre className={classes.code}>{manifest}</pre>
      </Collapse>
    </div>
  );
};
