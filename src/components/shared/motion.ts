let query: MediaQueryList | undefined;

/** Whether the reader has asked the system for less motion: what opens then opens at once. */
function isStill(): boolean {
  query ??= window.matchMedia?.('(prefers-reduced-motion: reduce)');
  return query?.matches ?? false;
}

/** Of Material UI's dialogs, menus and the like, in ms; `undefined` for their own. */
export function transitionDuration(): 0 | undefined {
  return isStill() ? 0 : undefined;
}

/** Of its tooltips, which grow. */
export function tooltipTransition(): { readonly timeout: 0 } | undefined {
  return isStill() ? { timeout: 0 } : undefined;
}
