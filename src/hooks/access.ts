import type { ObjectPlace } from '../api';

/** What a cluster's answer about permissions holds for. @public */
export type AccessPlace = Pick<ObjectPlace, 'cluster' | 'kind' | 'namespace'>;

/** Under which it is cached whether the person may act: once for all objects of a kind in a namespace. */
export const accessKey = ({ cluster, namespace, kind }: AccessPlace) =>
  ['flux', 'access', cluster, namespace, kind] as const;
