import { parseLabelSelector } from '../../flux/details';
import { FluxError } from '../errors';
import type { Search } from '../searchOf';

/**
 * Returns the error of a search that every cluster would refuse, because of its label selector. An annotation
 * `backstage.io/kubernetes-id` becomes part of a selector, which breaks if its value cannot be that of a label.
 */
export function invalidSearch(search: Search): FluxError | undefined {
  const { labelSelector, annotation } = search;
  if (!labelSelector || parseLabelSelector(labelSelector)) return undefined;
  const message = `"${labelSelector}" is not a valid label selector`;
  return new FluxError('invalidSearch', message, { annotation });
}
