import { useSearchParams } from 'react-router-dom';

/** What the harness's URL says: `?scenario=failing-chart&theme=dark&permissions=view&faults=403&cluster=staging`. */
export interface HarnessSettings {
  readonly scenario?: string;
  readonly permissions?: string;
  /** Comma-separated names of faults; empty for none. */
  readonly faults?: string;
  /** The cluster that the faults disturb; absent for all. */
  readonly cluster?: string;
  /** Permissions that Backstage itself denies. */
  readonly denied?: string;
  /** What is wrong between the page and Backstage: one of `BACKSTAGE_FAULTS`. */
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

/** The settings that the URL has, and a way to change one: all of them have a URL of their own. */
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
