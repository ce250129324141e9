import { ErrorPanel, Progress } from '@backstage/core-components';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { useEffect } from 'react';
import { useControl } from './control';
import { useSettings } from './urlSettings';

/**
 * Applies the scenario, theme and language in the URL.
 *
 * @returns the state of the simulation, and what to show while there is none
 */
export function useHarness() {
  const { settings, theme, language, entity, set } = useSettings();
  const { state, error, restart } = useControl(settings);
  const appThemeApi = useApi(appThemeApiRef);
  useEffect(() => appThemeApi.setActiveThemeId(theme), [appThemeApi, theme]);
  const appLanguageApi = useApi(appLanguageApiRef);
  useEffect(
    () => appLanguageApi.setLanguage(language),
    [appLanguageApi, language],
  );
  const instead = error ? (
    <ErrorPanel title="The harness's control endpoint" error={error} />
  ) : (
    <Progress />
  );
  const shown = error ? undefined : state;
  return {
    settings,
    theme,
    language,
    entity,
    set,
    restart,
    state: shown,
    instead,
  };
}
