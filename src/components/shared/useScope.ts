import { useEntity } from '@backstage/plugin-catalog-react';
import { createContext, useContext, useMemo } from 'react';
import type { Scope } from '../../api';

const ScopeContext = createContext<Scope | undefined>(undefined);

/** Provides the scope to everything in a card. */
export const ScopeProvider = ScopeContext.Provider;

/** Returns the entity of the page as a scope. */
export function useEntityScope(): Scope {
  const { entity } = useEntity();
  return useMemo(() => ({ entity }), [entity]);
}

/** Returns the scope that the card around the component provides. */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('useScope needs a ScopeProvider around it');
  return scope;
}
