import { findCondition, type Condition } from './conditions';

/** Who vouches for a source, and whether it held. @public */
export interface Verification {
  /** `unknown`: asked for, and Flux has not said yet. */
  readonly state: 'verified' | 'failed' | 'unknown';
  readonly provider: 'cosign' | 'notation' | 'PGP';
  readonly reason?: string;
  readonly message?: string;
}

/**
 * The outcome of `spec.verify`, from the condition `SourceVerified` (gitrepositories.md calls it
 * `SourceVerifiedCondition` by mistake). Without `spec.verify` there is nothing to say, and old conditions do not count.
 */
export function verificationOf(
  provider: Verification['provider'] | undefined,
  conditions: readonly Condition[],
): Verification | undefined {
  if (provider === undefined) return undefined;
  const condition = findCondition(conditions, 'SourceVerified');
  return {
    state:
      (condition?.status === 'True' && 'verified') ||
      (condition?.status === 'False' && 'failed') ||
      'unknown',
    provider,
    reason: condition?.reason,
    message: condition?.message,
  };
}

/** `spec.verify.provider` of an OCIRepository or HelmChart; cosign where it is left out, as in the CRD. */
export function ociVerifier(
  verify: { readonly provider?: unknown } | undefined,
): Verification['provider'] | undefined {
  if (verify === undefined || verify === null) return undefined;
  return verify.provider === 'notation' ? 'notation' : 'cosign';
}
