let query: MediaQueryList | undefined;

/** Returns whether the person has asked the system for reduced motion. */
function isStill(): boolean {
  query ??= window.matchMedia?.('(prefers-reduced-motion: reduce)');
  return query?.matches ?? false;
}

/** Transition duration of Material UI overlays: 0 with reduced motion, otherwise `undefined`, the default. */
export function transitionDuration(): 0 | undefined {
  return isStill() ? 0 : undefined;
}

/** Transition of Material UI tooltips: none with reduced motion, otherwise `undefined`, the default. */
export function tooltipTransition(): { readonly timeout: 0 } | undefined {
  return isStill() ? { timeout: 0 } : undefined;
}
