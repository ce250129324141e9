import { ErrorPanel, Progress } from '@backstage/core-components';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { Fragment, useEffect, type ReactElement } from 'react';
import { useControl } from './control';
import { useSettings } from './urlSettings';

/** Renders a page of the whole Backstage with the scenario and settings in the URL. */
export const FleetPage = ({ children }: { children: ReactElement }) => {
  const { settings, theme, language } = useSettings();
  const { state, error } = useControl(settings);
  const appThemeApi = useApi(appThemeApiRef);
  useEffect(() => appThemeApi.setActiveThemeId(theme), [appThemeApi, theme]);
  const appLanguageApi = useApi(appLanguageApiRef);
  useEffect(
    () => appLanguageApi.setLanguage(language),
    [appLanguageApi, language],
  );
  if (error)
    return <ErrorPanel title="The harness's control endpoint" error={error} />;
  if (!state) return <Progress />;
  return <Fragment key={state.scenario?.id}>{children}</Fragment>;
};
