import { CodeSnippet } from '@backstage/core-components';
import { FormControlLabel, Switch, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { dump } from 'js-yaml';
import { useMemo, useState } from 'react';
import type { FluxRawObject } from '../../../api';
import { isRecord, definitionOf, type FluxResource } from '../../../flux';
import { kubectlGet } from '../../../flux/details';
import { useTranslate } from '../../shared';
import { CopyButton } from '../CopyButton';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      position: 'relative',
    },
    command: {
      flex: '1 1 auto',
      minWidth: 0,
      padding: theme.spacing(0.5, 1),
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      backgroundColor: theme.palette.background.default,
    },
  }),
  { name: 'FluxYaml' },
);

/** Returns an object without Kubernetes' record of who owns which field. */
function withoutManagedFields({ json }: FluxRawObject) {
  const { metadata } = json;
  if (!isRecord(metadata)) return json;
  const { managedFields, ...rest } = metadata;
  return { ...json, metadata: rest };
}

/** Removes the secrets that an object of some kinds holds in plain text, such as the webhook path of a Receiver. */
function redacted(text: string, resource: FluxResource | undefined): string {
  const redact = resource && definitionOf(resource.kind).redact;
  return redact ? redact(text) : text;
}

const Manifest = ({ found }: { found: FluxRawObject }) => {
  const t = useTranslate();
  const classes = useStyles();
  const [hasManaged, setManaged] = useState(false);
  const text = useMemo(() => {
    const shown = hasManaged ? found.json : withoutManagedFields(found);
    return redacted(
      dump(shown, { noRefs: true, lineWidth: 100 }),
      found.resource,
    );
  }, [found, hasManaged]);
  return (
    <>
      <div className={classes.bar}>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              size="small"
              checked={hasManaged}
              onChange={event => setManaged(event.target.checked)}
            />
          }
          label={t('details.managedFields')}
        />
        <CopyButton label={t('details.copyYaml')} text={() => text} />
      </div>
      <CodeSnippet language="yaml" text={text} wrapLongLines />
    </>
  );
};

/** The object as the cluster has it, and the command that reads it. Of a Secret, the cluster is never asked for data. */
export const Yaml = ({ object }: SectionProps) => {
  const t = useTranslate();
  const classes = useStyles();
  const command = kubectlGet(object.ref);
  return (
    <>
      {command !== undefined && (
        <>
          <Typography variant="caption" color="textSecondary" component="p">
            {t('details.runCommand', {
              cluster: t.clusterAndName(object.ref.cluster),
            })}
          </Typography>
          <div className={classes.bar}>
            <code className={classes.command}>{command}</code>
            <CopyButton label={t('details.copyCommand')} text={() => command} />
          </div>
        </>
      )}
      <ReadingStates
        reading={object.reading}
        what={t('details.section.yaml')}
        grantedBy={object.resource ? 'view' : 'details'}
      >
        {found => found && <Manifest found={found} />}
      </ReadingStates>
    </>
  );
};
