/** Loads the client of the FluxApi. */
export const loadClient = () => import('./api/FluxClient');

/**
 * Loads the components, and the client beside them: otherwise the first card would wait for one after the other. An app
 * with a FluxApi of its own loads the client in vain, without waiting for it.
 */
export function loadComponents() {
  loadClient().catch(() => {
    // Whoever calls the client loads it again, and reports why it fails.
  });
  return import('./components');
}
