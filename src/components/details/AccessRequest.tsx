import { useEffect } from 'react';
import type { FluxObject } from '../../flux';
import { useRowAccessRequest } from '../actions';

/** Asks for the person's access to an object once, since its actions are in view. */
export const AccessRequest = ({ resource }: { resource: FluxObject }) => {
  const { onFocus: request } = useRowAccessRequest(resource);
  useEffect(request, [request]);
  return null;
};
