import type { CommitCounts } from './types';

/** The parts of React 18's internal tree that are read, as its developer tools do. */
interface Fiber {
  readonly tag: number;
  readonly type: unknown;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

/** Tags of function, class, forwardRef and memo components. */
const COMPONENTS = [0, 1, 11, 14, 15];
const HOST = 5;
/** Flag that React sets on components that it rendered instead of skipping. */
const PERFORMED_WORK = 1;

interface Place {
  readonly isInBody: boolean;
  readonly isInRow: boolean;
  /** Whether the surrounding component was rendered. */
  readonly isDrawn: boolean;
}

function count(fiber: Fiber, place: Place, counts: CommitCounts): boolean {
  const isComponent = COMPONENTS.includes(fiber.tag);
  const isHost = fiber.tag === HOST;
  const isRow = isHost && fiber.type === 'tr' && place.isInBody;
  const hasWorked = isComponent && (fiber.flags & PERFORMED_WORK) !== 0;
  if (hasWorked && place.isInRow) counts.parts += 1;
  if (isRow && place.isDrawn) counts.rows += 1;
  let isAnything = hasWorked;

  // React reuses an unchanged subtree as it is.
  if (fiber.alternate && fiber.alternate.child === fiber.child) {
    return isAnything;
  }
  const inside: Place = {
    isInBody: place.isInBody || (isHost && fiber.type === 'tbody'),
    isInRow: place.isInRow || isRow,
    isDrawn: isComponent ? hasWorked : place.isDrawn,
  };
  for (let child = fiber.child; child; child = child.sibling) {
    isAnything = count(child, inside, counts) || isAnything;
  }
  return isAnything;
}

/** Counts React's work through the hook for its developer tools. Must be called before React loads. */
export function watchCommits(counts: CommitCounts): void {
  const outside = { isInBody: false, isInRow: false, isDrawn: false };
  const hook = {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    inject: () => 1,
    checkDCE: () => {},
    onCommitFiberUnmount: () => {},
    onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => {
      if (count(root.current, outside, counts)) counts.commits += 1;
    },
  };
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
}
