import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { definitionOf, type FluxKind } from '../../flux';
import {
  labelsFor,
  parseLabelSelector,
  yamlText,
  type LabelRequirement,
} from '../../flux/details';
import { useTranslate } from '../shared';

const useStyles = makeStyles(
  theme => ({
    code: {
      margin: theme.spacing(1, 0, 0),
      padding: theme.spacing(1),
      overflowX: 'auto',
      backgroundColor: theme.palette.background.default,
      borderRadius: theme.shape.borderRadius,
      fontSize: '0.8125rem',
    },
    conditions: { margin: theme.spacing(1, 0, 0) },
  }),
  { name: 'FluxHowToLabel' },
);

/** Words for requirements that cannot be met by adding a label. */
const Conditions = (props: { without: readonly LabelRequirement[] }) => {
  const t = useTranslate();
  const classes = useStyles();
  const texts = props.without.map(requirement => {
    const { key, is } = requirement;
    if (is !== 'notIn') return t('empty.without', { key });
    const items = requirement.values.map(value => yamlText(value));
    return t('empty.notValue', { key, values: t('text.or', { items }) });
  });
  return (
    <Typography variant="body2" component="ul" className={classes.conditions}>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </Typography>
  );
};

function manifestOf(
  kind: FluxKind,
  namespace: string | undefined,
  labels: ReadonlyMap<string, string>,
): string {
  const { group, versions } = definitionOf(kind);
  return [
    `apiVersion: ${group}/${versions[0]}`,
    `kind: ${kind}`,
    'metadata:',
    '  name: …',
    ...(namespace ? [`  namespace: ${yamlText(namespace)}`] : []),
    '  labels:',
    ...[...labels].map(
      ([key, value]) => `    ${yamlText(key)}: ${yamlText(value)}`,
    ),
  ].join('\n');
}

/** Explains which labels a resource needs so that a selector finds it. */
export const HowToLabel = (props: {
  kind: FluxKind;
  selector: string;
  namespace: string | undefined;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { kind, selector, namespace } = props;
  const requirements = parseLabelSelector(selector);
  if (!requirements) {
    return (
      <Typography variant="body2">
        {t('empty.invalidSelector', { selector })}
      </Typography>
    );
  }
  const { labels, without, contradicted } = labelsFor(requirements);
  if (contradicted.length > 0) {
    return (
      <Typography variant="body2">
        {t('empty.contradicted', {
          keys: t('text.and', { items: [...contradicted] }),
        })}
      </Typography>
    );
  }
  return (
    <>
      {labels.size > 0 ? (
        <>
          <Typography variant="body2">
            {t('empty.howDetail', { count: labels.size })}
          </Typography>
          <pre className={classes.code}>
            {manifestOf(kind, namespace, labels)}
          </pre>
        </>
      ) : (
        <Typography variant="body2">{t('empty.noLabelNeeded')}</Typography>
      )}
      {without.length > 0 && <Conditions without={without} />}
    </>
  );
};
