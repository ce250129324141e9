import { kindKeyOf, type KindRef } from '../flux';

/** Cache key of whether the person may act: shared by all objects of a kind in a namespace. */
export const accessKey = ({ cluster, group, kind, namespace }: KindRef) =>
  ['flux', 'access', kindKeyOf({ cluster, group, kind, namespace })] as const;
