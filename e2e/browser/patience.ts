/** How long to wait for what a page shall show, in ms. Long, since a busy machine is no fault of the page. */
export const PATIENCE_MS = 90_000;
