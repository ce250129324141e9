import { useSearchParams } from 'react-router-dom';

/** Settings in the harness's URL: `?scenario=failing-chart&theme=dark&permissions=view&faults=403&cluster=staging`. */
export interface HarnessSettings {
  readonly scenario?: string;
  readonly permissions?: string;
  /** Comma-separated names of faults; empty for none. */
  readonly faults?: string;
  /** The cluster with the faults; absent for all. */
  readonly cluster?: string;
  /** Denied Backstage permissions. */
  readonly denied?: string;
  /** The fault between the page and Backstage: one of `BACKSTAGE_FAULTS`. */
  readonly backstage?: string;
}

const NAMES = [
  'scenario',
  'permissions',
  'faults',
  'cluster',
  'denied',
  'backstage',
] as const;

/** Returns the settings in the URL and a function that changes one. */
export function useSettings() {
  const [params, setParams] = useSearchParams();
  const settings: HarnessSettings = Object.fromEntries(
    NAMES.flatMap(name => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const set = (name: string, value: string) =>
    setParams(before => {
      before.set(name, value);
      return before;
    });
  return {
    settings,
    theme: params.get('theme') ?? 'light',
    language: params.get('language') ?? 'en',
    entity: params.get('entity'),
    set,
  };
}
