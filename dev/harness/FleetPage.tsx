import { Fragment, type ReactElement } from 'react';
import { useHarness } from './useHarness';

/** Renders a page of the whole Backstage with the scenario and settings in the URL. */
export const FleetPage = ({ children }: { children: ReactElement }) => {
  const { state, instead } = useHarness();
  if (!state) return instead;
  return <Fragment key={state.scenario?.id}>{children}</Fragment>;
};
