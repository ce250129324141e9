/** The languages beside English, each loaded when an app is first shown in it. */
export const translations = {
  de: () => import('./de'),
  es: () => import('./es'),
  fr: () => import('./fr'),
  ja: () => import('./ja'),
};
