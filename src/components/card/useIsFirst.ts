import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Elements on the page that say the same, by what they say it about. */
const groups = new Map<string, Map<HTMLElement, (isFirst: boolean) => void>>();

function tell(group: string): void {
  const members = [...(groups.get(group) ?? [])];
  const [first] = members
    .map(([element]) => element)
    .sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  for (const [element, set] of members) set(element === first);
}

/**
 * Returns whether a component is the first of its group on the page, and a ref for its element. When the first one goes,
 * the next one takes its place.
 */
export function useIsFirst(
  group: string,
): readonly [isFirst: boolean, ref: RefObject<HTMLDivElement>] {
  const ref = useRef<HTMLDivElement>(null);
  const [isFirst, setFirst] = useState(false);
  // Before the browser paints.
  useLayoutEffect(() => {
    const { current } = ref;
    if (!current) return undefined;
    const members = groups.get(group) ?? new Map();
    groups.set(group, members.set(current, setFirst));
    tell(group);
    return () => {
      members.delete(current);
      if (members.size === 0) groups.delete(group);
      tell(group);
    };
  }, [group]);
  return [isFirst, ref];
}
