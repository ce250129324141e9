import { Button, TextField, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { ControlState } from '../control/state';
import { BACKSTAGE_FAULTS } from './backstageFaults';
import { LANGUAGES } from './languages';
import type { HarnessSettings } from './urlSettings';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  choice: { minWidth: 80 },
  // The theme's secondary colour is too pale on the page background.
  label: { color: theme.palette.text.primary },
}));

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

const plain = (values: readonly string[]) =>
  values.map(value => [value, value] as const);

/** Returns the available settings. With the user's own cluster, only those of the view. */
function choices(props: SettingsProps): readonly Choice[] {
  const { state, settings, theme, language, entity } = props;
  const view: readonly Choice[] = [
    {
      name: 'theme',
      label: 'Theme',
      value: theme,
      options: plain(['light', 'dark']),
    },
    {
      name: 'language',
      label: 'Language',
      value: language,
      options: plain(LANGUAGES),
    },
    {
      name: 'entity',
      label: 'Entity',
      value: entity,
      options: plain(state.entities.map(({ metadata }) => metadata.name)),
    },
  ];
  if (state.mode === 'kubeconfig') return view;
  return [
    {
      name: 'scenario',
      label: 'Scenario',
      value: state.scenario?.id ?? '',
      options: state.scenarios.map(({ id, title }) => [id, title]),
    },
    ...view,
    {
      name: 'permissions',
      label: 'Permissions',
      value: state.permissions ?? '',
      options: plain(['view+sync', 'view', 'view+sync+details']),
    },
    {
      name: 'denied',
      label: 'Denied in Backstage',
      value: settings.denied ?? '',
      options: [
        ['', 'nothing'],
        ...plain([
          'kubernetes.proxy',
          'kubernetes.resources.read',
          'kubernetes.clusters.read',
        ]),
      ],
    },
    {
      name: 'backstage',
      label: 'Backstage fault',
      value: settings.backstage ?? '',
      options: [['', 'none'], ...plain(BACKSTAGE_FAULTS)],
    },
    {
      name: 'cluster',
      label: 'Faulty cluster',
      value: settings.cluster ?? '',
      options: [
        ['', 'all clusters'],
        ...plain([...new Set(state.clusters.map(({ name }) => name))]),
      ],
    },
    {
      name: 'faults',
      label: 'Cluster fault',
      value: settings.faults ?? '',
      options: [
        ['', 'none'],
        ...plain(state.faultNames),
        ...plain([
          '403 helmreleases',
          '404 helmreleases/v2',
          '404 imagepolicies',
          '500 kustomizations',
          '500 selfsubjectaccessreviews',
        ]),
      ],
    },
  ];
}

interface SettingsProps {
  readonly state: ControlState;
  readonly settings: HarnessSettings;
  readonly theme: string;
  readonly language: string;
  readonly entity: string;
  readonly onChange: (name: string, value: string) => void;
  readonly onRestart: () => void;
}

/** Renders the settings. Each choice is part of the URL. */
export const Settings = (props: SettingsProps) => {
  const classes = useStyles();
  const { state, onChange, onRestart } = props;
  return (
    <>
      <div className={classes.bar} role="group" aria-label="Harness">
        {choices(props).map(({ name, label, value, options }) => (
          <TextField
            key={name}
            select
            size="small"
            className={classes.choice}
            label={label}
            value={value}
            onChange={event => onChange(name, event.target.value)}
            SelectProps={{ native: true }}
            InputLabelProps={{ shrink: true, className: classes.label }}
            inputProps={{ 'aria-label': label }}
          >
            {options.map(([option, text]) => (
              <option key={option} value={option}>
                {text}
              </option>
            ))}
          </TextField>
        ))}
        {state.mode === 'simulation' && (
          <Button size="small" onClick={onRestart}>
            Restart
          </Button>
        )}
      </div>
      <Typography variant="body2" gutterBottom>
        {state.scenario?.description}
      </Typography>
    </>
  );
};
