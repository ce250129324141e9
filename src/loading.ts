/** Loads the client of the FluxApi. */
export const loadClient = () => import('./api/FluxClient');

/** Loads the client in advance. An app with a FluxApi of its own loads it in vain, without waiting for it. */
function preloadClient(): void {
  loadClient().catch(() => {
    // Whoever calls the client loads it again, and reports why it fails.
  });
}

/** Loads the cards, and the client beside them: otherwise the first card would wait for one after the other. */
export function loadCards() {
  preloadClient();
  return import('./components');
}

/** Loads the card of versions, and the client beside it. */
export function loadVersions() {
  preloadClient();
  return import('./components/versions');
}

/** Loads the tab, and the client beside it. */
export function loadContent() {
  preloadClient();
  return import('./components/content');
}

/** Loads the page of all clusters, and the client beside it. */
export function loadPage() {
  preloadClient();
  return import('./components/fleet');
}

/** Loads the summary card, and the client beside it. */
export function loadSummary() {
  preloadClient();
  return import('./components/summary');
}

/** Loads the card of Flux's own runtime, and the client beside it. */
export function loadRuntime() {
  preloadClient();
  return import('./components/runtime');
}
