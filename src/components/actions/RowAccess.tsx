import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  type ReactNode,
} from 'react';
import {
  isReadable,
  kindKeyOf,
  syncedBefore,
  type FluxRef,
  type FluxResource,
  type KindRef,
} from '../../flux';
import {
  useAccessOnDemand,
  useOnScreen,
  type AccessOf,
  type AccessOnDemand,
} from '../../hooks';

const AccessContext = createContext<AccessOnDemand | undefined>(undefined);

function useProvided(): AccessOnDemand {
  const access = useContext(AccessContext);
  if (!access) throw new Error('A row needs a RowAccess around it');
  return access;
}

/** Returns whether the person may act in the places of the rows around the component. */
export function useRowAccess(): AccessOf {
  return useProvided().accessOf;
}

/** Returns the sources that an action on the object writes to, if it writes to any: only the nearest one. */
export function sourcesToWrite(resource: FluxResource): readonly FluxRef[] {
  // Whether a sync reaches the one behind it depends on that source's state.
  return syncedBefore(resource).slice(0, 1);
}

/** Returns each place once: the same array as long as the places are the same, whatever else changes. */
function usePlaces(places: readonly KindRef[]): readonly KindRef[] {
  const byKey = new Map(places.map(place => [kindKeyOf(place), place]));
  const keys = [...byKey.keys()].join('\n');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the keys say everything about the places
  return useMemo(() => [...byKey.values()], [keys]);
}

/**
 * Provides the rows of a table with what is known of the person's access, in one subscription. The clusters are asked
 * about a row when it is about to be acted on (see {@link useRowAccessRequest}): until then, the action itself will tell.
 */
export const RowAccess = (props: {
  /** Those on the page of the table. */
  resources: readonly FluxResource[];
  children: ReactNode;
}) => {
  useOnScreen(props.resources);
  const acted = props.resources.filter(isReadable);
  const access = useAccessOnDemand(
    usePlaces(acted.flatMap(each => [each, ...sourcesToWrite(each)])),
  );
  return (
    <AccessContext.Provider value={access}>
      {props.children}
    </AccessContext.Provider>
  );
};

/**
 * Returns properties for the elements of a row that ask for access to its object, when the pointer or the focus reaches
 * them. About its sources, they only ask whether what is known has changed: until then, the action itself will tell.
 */
export function useRowAccessRequest(resource: FluxResource): {
  readonly onMouseEnter: () => void;
  readonly onFocus: () => void;
} {
  const { accessOf, ask } = useProvided();
  const request = useCallback(() => {
    if (!isReadable(resource)) return;
    ask(resource);
    sourcesToWrite(resource)
      .filter(source => accessOf(source) !== 'asking')
      .forEach(ask);
  }, [accessOf, ask, resource]);
  return { onMouseEnter: request, onFocus: request };
}
