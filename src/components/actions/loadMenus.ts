/** Loads the menus of actions and the text of their progress, which nothing shows before a click. */
export const loadMenus = () => import('./menus');

/** Loads the menus in advance, when a row seems about to be acted on. */
export function preloadMenus(): void {
  loadMenus().catch(() => {
    // Whoever opens a menu loads them again, and says if that fails.
  });
}
