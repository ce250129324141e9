/** Loads the client of the FluxApi. */
export const loadClient = () => import('./api/FluxClient');

/**
 * Loads components, and the client beside them: otherwise what they show would wait for one after the other. An app with a
 * FluxApi of its own loads the client in vain, without waiting for it.
 */
function withClient<T>(load: () => Promise<T>): Promise<T> {
  loadClient().catch(() => {
    // Whoever calls the client loads it again, and reports why it fails.
  });
  return load();
}

/** Loads the cards. */
export const loadCards = () => withClient(() => import('./components'));

/** Loads the card of versions. */
export const loadVersions = () =>
  withClient(() => import('./components/versions'));

/** Loads the tab. */
export const loadContent = () =>
  withClient(() => import('./components/content'));

/** Loads the page of all clusters. */
export const loadPage = () => withClient(() => import('./components/fleet'));

/** Loads the summary card. */
export const loadSummary = () =>
  withClient(() => import('./components/summary'));

/** Loads the card of Flux's own runtime. */
export const loadRuntime = () =>
  withClient(() => import('./components/runtime'));
