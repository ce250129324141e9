import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import {
  cardInUrl,
  readTableState,
  withUnwritten,
  writeTableState,
} from '../table/fleet';

/** Id of the card with the resources of all clusters. */
export const FLEET = 'fleet';
const CARD = cardInUrl(FLEET);

/** Returns the query string that shows the resources of one cluster, or of all, and has other parameters as they are. */
function searchFor(
  params: URLSearchParams,
  cluster: string | undefined,
): string {
  const state = readTableState(params, CARD);
  const filters = { ...state.filters, cluster };
  const next = { ...state, filters, pageIndex: 0 };
  const text = writeTableState(params, CARD, next).toString();
  return text && `?${text}`;
}

/** Returns the query string with which the page shows the resources of a cluster and nothing else. */
export const linkToCluster = (cluster: string): string =>
  searchFor(new URLSearchParams(), cluster);

/** Returns the cluster that the table shows, which the page's URL holds, and a function that chooses another. */
export function useClusterFilter() {
  const location = useLocation();
  const navigate = useNavigate();
  const { search, hash, state } = location;
  const choose = useCallback(
    (cluster: string | undefined) =>
      navigate(
        // The URL lacks what was typed just now.
        { search: searchFor(withUnwritten(search), cluster), hash },
        { replace: true, state: state as unknown, preventScrollReset: true },
      ),
    [navigate, search, hash, state],
  );
  const { filters } = readTableState(new URLSearchParams(search), CARD);
  return { chosen: filters.cluster, choose };
}
