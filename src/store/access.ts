import type { QueryClient } from '@tanstack/react-query';
import { FluxError } from '../api';
import { kindKeyOf, type KindRef } from '../flux';
import { ObservableMap } from './Observable';
import type { StoreApi } from './typedErrors';

/** How long a cluster's answer about permissions is used, and its refusal of an action, in ms. */
const VALID_MS = 5 * 60_000;

/** How long a cluster that did not answer a review is not asked again, in ms. */
const FAILED_FOR_MS = 30_000;

const accessKey = (place: KindRef) =>
  ['flux', 'access', kindKeyOf(place)] as const;

/** How an answer begins that permits some objects alone; their names follow, separated by spaces. */
const ONLY = 'only ';
/** How an answer begins that permits all objects but some; their names follow in the same way. */
const EXCEPT = 'except ';

/**
 * An answer about a place, and who refuses. A review that failed refuses nothing: the action itself will tell. It is a
 * text, so that it can be compared with the one before.
 */
export type AccessAnswer =
  | 'allowed'
  | 'backstage'
  | 'cluster'
  | `${typeof ONLY}${string}`
  | `${typeof EXCEPT}${string}`;

/** Whether the person may act on objects of a kind in a namespace, as the clusters say: one query each. */
export class Access {
  /** The latest answers, by the key of the place. */
  readonly answers = new ObservableMap<AccessAnswer>();
  /** When clusters refused to let objects be written: by the key of the place, and by name. */
  private readonly refusals = new Map<string, Map<string, number>>();

  constructor(
    private readonly client: QueryClient,
    private readonly api: StoreApi,
  ) {}

  /** Query options of an access review. */
  query(place: KindRef) {
    return {
      queryKey: accessKey(place),
      queryFn: () => this.api.canPatch(place),
      staleTime: VALID_MS,
      retry: false,
      refetchOnWindowFocus: false,
    };
  }

  /** Asks about a place, unless the answer is known and recent. Never rejects. */
  async ask(place: KindRef): Promise<void> {
    const query = this.query(place);
    const { errorUpdatedAt = 0 } =
      this.client.getQueryState(query.queryKey) ?? {};
    if (Date.now() - errorUpdatedAt > FAILED_FOR_MS) {
      await this.client.prefetchQuery(query);
    }
    this.note(place);
  }

  /** Returns the same key for places that are reviewed as one. */
  key(place: KindRef): string {
    return kindKeyOf(place);
  }

  /**
   * Remembers for a while that an object may not be written, so that nobody has to click twice to learn of it, and asks
   * again about all others in the place. A refusal to read a source says nothing of the permission to act on it.
   */
  async remember(error: FluxError): Promise<void> {
    const { problem, cluster, group, kind, namespace, verb } = error;
    if (problem !== 'forbidden' || verb === 'get') return;
    if (!cluster || !group || !kind || !namespace) return;
    const place = { cluster, group, kind, namespace };
    const { objectName } = error;
    if (objectName !== undefined) {
      const key = this.key(place);
      const ofPlace = this.refusals.get(key) ?? new Map<string, number>();
      this.refusals.set(key, ofPlace.set(objectName, Date.now()));
      this.note(place);
    }
    await this.client.invalidateQueries({ queryKey: accessKey(place) });
    await this.ask(place);
  }

  /** Returns what an answer about a place says of the object of a name; without a name, of any. */
  answerTo(
    answer: string | undefined,
    name: string | undefined,
  ): string | undefined {
    const isListed = (start: string) =>
      name !== undefined &&
      answer?.slice(start.length).split(' ').includes(name);
    if (answer?.startsWith(ONLY)) return isListed(ONLY) ? 'allowed' : 'cluster';
    if (answer?.startsWith(EXCEPT))
      return isListed(EXCEPT) ? 'cluster' : 'allowed';
    return answer;
  }

  /** Returns the names of the objects in a place that its cluster has recently refused. */
  private refusedIn(place: KindRef): readonly string[] {
    const ofPlace = [...(this.refusals.get(this.key(place)) ?? [])];
    return ofPlace.flatMap(([name, at]) =>
      Date.now() - at <= VALID_MS ? name : [],
    );
  }

  private note(place: KindRef): void {
    const state = this.client.getQueryState(accessKey(place));
    if (!state || state.status === 'pending') return;
    const answer = answerOf(state.data, state.error, this.refusedIn(place));
    const key = this.key(place);
    if (this.answers.get().get(key) !== answer) {
      this.answers.setEntry(key, answer);
    }
  }
}

function answerOf(
  isPermitted: unknown,
  error: unknown,
  refused: readonly string[],
): AccessAnswer {
  // Backstage itself refused the review, as it would the action: its errors name no cluster.
  if (
    error instanceof FluxError &&
    error.problem === 'forbidden' &&
    error.cluster === undefined
  ) {
    return 'backstage';
  }
  if (Array.isArray(isPermitted)) {
    // No object has a name with spaces, but a role may list one.
    const names = isPermitted.filter(
      name => !/\s/.test(name) && !refused.includes(name),
    );
    return `${ONLY}${names.join(' ')}`;
  }
  if (isPermitted === false) return 'cluster';
  return refused.length > 0 ? `${EXCEPT}${refused.join(' ')}` : 'allowed';
}
