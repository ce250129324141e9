import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import type { Scope } from '../../api';

/** Returns the scope of the page: its entity. */
export function useScope(): Scope {
  const { entity } = useEntity();
  return useMemo(() => ({ entity }), [entity]);
}
