import { findCondition, type Condition } from './conditions';

/** Outcome of the verification of a source's signature. */
export interface Verification {
  /** `off`: not configured. `unknown`: configured, and Flux has not reported an outcome yet. */
  readonly state: 'verified' | 'failed' | 'unknown' | 'off';
  /** Absent where verification is off. */
  readonly provider?: 'cosign' | 'notation' | 'PGP or SSH';
  readonly reason?: string;
  readonly message?: string;
}

/**
 * Reads the outcome of `spec.verify` from the condition `SourceVerified` (gitrepositories.md calls it
 * `SourceVerifiedCondition` by mistake). Without `spec.verify` old conditions do not count.
 */
export function readVerification(
  provider: Verification['provider'] | undefined,
  conditions: readonly Condition[],
): Verification {
  if (provider === undefined) return { state: 'off' };
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

/** Returns `spec.verify.provider` of an OCIRepository or HelmChart; cosign where it is left out, as in the CRD. */
export function ociVerifier(
  verify: { readonly provider?: unknown } | undefined,
): Verification['provider'] | undefined {
  if (verify === undefined || verify === null) return undefined;
  return verify.provider === 'notation' ? 'notation' : 'cosign';
}
