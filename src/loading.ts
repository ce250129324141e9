/** Loads the cards, and the client of the FluxApi with them. */
export const loadCore = () => import('./core');

/** Loads the card of versions. */
export const loadVersions = async () => (await loadCore()).loadVersions();

/** Loads the tab. */
export const loadContent = async () => (await loadCore()).loadContent();

/** Loads the page of all clusters. */
export const loadPage = async () => (await loadCore()).loadPage();

/** Loads the summary card. */
export const loadSummary = async () => (await loadCore()).loadSummary();

/** Loads the card of Flux's own runtime. */
export const loadRuntime = async () => (await loadCore()).loadRuntime();
