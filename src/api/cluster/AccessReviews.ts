import { isRecord, type KindRef } from '../../flux';
import { FluxError } from '../errors';

/** How long the rules of a namespace are used, in ms: rows that are looked at one after the other share them. */
const RULES_FOR = 60_000;
/** Statuses of a cluster that does not offer, or not to this person, to tell all rules of a namespace. */
const NO_RULES: readonly (number | undefined)[] = [403, 404, 405];

const GROUP_PATH = '/apis/authorization.k8s.io/v1';

/** A resource of the Kubernetes API in a namespace, as roles name it. */
interface ReviewedPlace extends KindRef {
  readonly plural: string;
}

/** The rules of a namespace, as far as the cluster tells them. */
interface Rules {
  readonly rules: readonly Record<string, unknown>[];
  readonly isComplete: boolean;
}

const rulesKey = ({ cluster, namespace }: KindRef) => `${namespace}@${cluster}`;

const UNKNOWN: Rules = { rules: [], isComplete: false };

/** Sends a review: the part of the path after the group, and the fields of the object. */
type Send = (place: KindRef, path: string, body: object) => Promise<unknown>;

/**
 * Asks clusters whether the caller may patch objects, as every authenticated user may ask: one SelfSubjectRulesReview
 * tells everything about a namespace. Where it is incomplete, as with authorizers outside the cluster, each kind takes
 * a SelfSubjectAccessReview.
 */
export class AccessReviews {
  private readonly rules = new Map<
    string,
    { readonly at: number; readonly rules: Promise<Rules> }
  >();

  constructor(private readonly send: Send) {}

  /**
   * @returns the names of those objects that may be patched, where roles permit only them
   * @throws FluxError when the cluster does not say
   */
  async canPatch(
    place: ReviewedPlace,
    now = Date.now(),
  ): Promise<boolean | readonly string[]> {
    const { rules, isComplete } = await this.rulesOf(place, now);
    const names: string[] = [];
    for (const rule of rules) {
      if (!permitsPatch(rule, place)) continue;
      const only = namesIn(rule);
      if (only.length === 0 && isComplete) return true;
      names.push(...only);
    }
    if (!isComplete && (await this.reviewSingly(place))) return true;
    return names.length > 0 && names;
  }

  /** Forgets the rules of a place's namespace. */
  forget(place: KindRef): void {
    this.rules.delete(rulesKey(place));
  }

  /** Returns the rules in the namespace of a place. */
  private async rulesOf(place: ReviewedPlace, now: number): Promise<Rules> {
    if (place.namespace === undefined) return UNKNOWN;
    const key = rulesKey(place);
    const known = this.rules.get(key);
    if (known && now - known.at <= RULES_FOR) return known.rules;
    const entry = { at: now, rules: this.readRules(place) };
    this.rules.set(key, entry);
    entry.rules.catch(() => {
      if (this.rules.get(key) === entry) this.rules.delete(key);
    });
    return entry.rules;
  }

  private async readRules(place: ReviewedPlace): Promise<Rules> {
    const { namespace } = place;
    const answer = await this.review(place, 'SelfSubjectRulesReview', {
      namespace,
    }).catch((thrown: unknown): Record<string, unknown> => {
      const isUnavailable =
        thrown instanceof FluxError &&
        thrown.cluster !== undefined &&
        NO_RULES.includes(thrown.status);
      if (!isUnavailable) throw thrown;
      return {};
    });
    const { resourceRules, incomplete } = answer;
    return Array.isArray(resourceRules)
      ? {
          rules: resourceRules.filter(isRecord),
          isComplete: incomplete === false,
        }
      : UNKNOWN;
  }

  private async reviewSingly(place: ReviewedPlace): Promise<boolean> {
    const { cluster, group, kind, namespace, plural } = place;
    const { allowed } = await this.review(place, 'SelfSubjectAccessReview', {
      resourceAttributes: { group, resource: plural, verb: 'patch', namespace },
    });
    if (typeof allowed !== 'boolean') {
      const message = 'the access review has no result';
      throw new FluxError('malformed', message, { cluster, kind });
    }
    return allowed;
  }

  /** Returns the status of a review. */
  private async review(
    place: KindRef,
    kind: string,
    spec: object,
  ): Promise<Record<string, unknown>> {
    const answer = await this.send(
      place,
      `${GROUP_PATH}/${kind.toLowerCase()}s`,
      { apiVersion: 'authorization.k8s.io/v1', kind, spec },
    );
    return isRecord(answer) && isRecord(answer.status) ? answer.status : {};
  }
}

/** Returns whether a rule of a role permits patching objects of a kind, all or some. */
function permitsPatch(
  { verbs, apiGroups, resources }: Record<string, unknown>,
  { group, plural }: ReviewedPlace,
): boolean {
  return (
    covers(verbs, 'patch') &&
    covers(apiGroups, group) &&
    covers(resources, plural)
  );
}

/** Returns the names of the objects that a rule is limited to; none where it is about all. */
function namesIn({
  resourceNames,
}: Record<string, unknown>): readonly string[] {
  return Array.isArray(resourceNames) ? resourceNames.map(String) : [];
}

function covers(names: unknown, name: string): boolean {
  return Array.isArray(names) && (names.includes(name) || names.includes('*'));
}
