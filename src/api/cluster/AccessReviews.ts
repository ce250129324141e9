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

type Rules = readonly Record<string, unknown>[];

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
    { readonly at: number; readonly rules: Promise<Rules | undefined> }
  >();

  constructor(private readonly send: Send) {}

  /** @throws FluxError when the cluster does not say */
  async canPatch(place: ReviewedPlace, now = Date.now()): Promise<boolean> {
    const rules = await this.rulesOf(place, now);
    return rules
      ? rules.some(rule => permitsPatch(rule, place))
      : this.reviewSingly(place);
  }

  /** Returns all rules in the namespace of a place; `undefined` where the cluster does not tell all. */
  private async rulesOf(
    place: ReviewedPlace,
    now: number,
  ): Promise<Rules | undefined> {
    const { cluster, namespace } = place;
    if (namespace === undefined) return undefined;
    const key = `${namespace}@${cluster}`;
    const known = this.rules.get(key);
    if (known && now - known.at <= RULES_FOR) return known.rules;
    const entry = { at: now, rules: this.readRules(place) };
    this.rules.set(key, entry);
    entry.rules.catch(() => {
      if (this.rules.get(key) === entry) this.rules.delete(key);
    });
    return entry.rules;
  }

  private async readRules(place: ReviewedPlace): Promise<Rules | undefined> {
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
    return incomplete === false && Array.isArray(resourceRules)
      ? resourceRules.filter(isRecord)
      : undefined;
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

/** Returns whether a rule of a role permits patching any object of a kind. */
function permitsPatch(
  { verbs, apiGroups, resources, resourceNames }: Record<string, unknown>,
  { group, plural }: ReviewedPlace,
): boolean {
  const isLimited = Array.isArray(resourceNames) && resourceNames.length > 0;
  return (
    !isLimited &&
    covers(verbs, 'patch') &&
    covers(apiGroups, group) &&
    covers(resources, plural)
  );
}

function covers(names: unknown, name: string): boolean {
  return Array.isArray(names) && (names.includes(name) || names.includes('*'));
}
