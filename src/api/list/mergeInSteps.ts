import { definitionOf, type FluxKind } from '../../flux';
import type { FluxListing } from './listing';
import { mergeIntoListing, type PollAnswers } from './mergeIntoListing';

/** This many objects take some 20 ms to read. */
const OBJECTS_AT_ONCE = 1_000;
/** How long a frame is waited for, in ms: a hidden page draws none. */
const PATIENCE_MS = 100;

/** Resolves when the page has drawn what it has just been told. */
function afterNextFrame(): Promise<void> {
  return new Promise(resolve => {
    // Listeners are told in an earlier task. They may render for longer than the patience, so it begins after them.
    setTimeout(() => {
      setTimeout(resolve, PATIENCE_MS);
      if (typeof requestAnimationFrame !== 'function') return;
      requestAnimationFrame(() => setTimeout(resolve));
    });
  });
}

interface Steps {
  /** The kinds that are shown together, a group a card; all others are only referred to. */
  readonly groups: readonly (readonly FluxKind[])[];
  /** Objects of a step, at least. A listing with fewer is read in one. */
  readonly objectsAtOnce?: number;
  /** When it aborts, no further step is read, and the listing rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Returns the kinds of each step: those of enough objects, up to one that is shown, and for the first step as many as it
 * takes to complete a group, since a pause before that has nothing to draw. Sources stand first, because appliers refer
 * to them.
 */
function stepsOf(
  { kinds, answers }: PollAnswers,
  { groups, objectsAtOnce = OBJECTS_AT_ONCE }: Steps,
): readonly FluxKind[][] {
  const counts = new Map<FluxKind, number>();
  for (const { kind, objects } of answers) {
    counts.set(kind, (counts.get(kind) ?? 0) + objects.length);
  }
  const isSource = (kind: FluxKind) => definitionOf(kind).role === 'source';
  const read = new Set<FluxKind>();
  const isShown = (kind: FluxKind) =>
    groups.some(group => group.includes(kind));
  const isAnyWhole = () =>
    groups.some(group => group.every(each => read.has(each)));
  const steps: FluxKind[][] = [];
  let step: FluxKind[] = [];
  let count = 0;
  for (const kind of [
    ...kinds.filter(isSource),
    ...kinds.filter(each => !isSource(each)),
  ]) {
    step.push(kind);
    read.add(kind);
    count += counts.get(kind) ?? 0;
    if (count >= objectsAtOnce && isShown(kind) && isAnyWhole()) {
      steps.push(step);
      step = [];
      count = 0;
    }
  }
  return step.length > 0 ? [...steps, step] : steps;
}

/**
 * Makes the first listing of a scope from its answers. Thousands of objects are read kind by kind, with pauses in which
 * the page can draw what it has and react: the cards of the kinds read first need not wait for the others.
 *
 * @param onPartial - called with a listing of the kinds read so far before each pause
 */
export async function mergeInSteps(
  poll: PollAnswers,
  onPartial: (listing: FluxListing) => void,
  steps: Steps,
): Promise<FluxListing> {
  const done = new Set<FluxKind>();
  let listing: FluxListing | undefined;
  for (const step of stepsOf(poll, steps)) {
    if (listing) {
      onPartial(listing);
      await afterNextFrame();
      steps.signal?.throwIfAborted();
    }
    listing = mergeIntoListing(listing, {
      ...poll,
      kinds: poll.kinds.filter(kind => done.has(kind) || step.includes(kind)),
      answers: poll.answers.filter(({ kind }) => step.includes(kind)),
      isMerged: (_, kind) => done.has(kind),
    });
    for (const kind of step) done.add(kind);
  }
  return listing ?? mergeIntoListing(undefined, poll);
}
