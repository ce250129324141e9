import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { GRANTED_ROLES, type GrantedRoles } from '../cluster';
import type { Fault } from '../cluster/types';
import { faultByName, faultNames } from './faults';

const faultSchema = z.strictObject({
  plural: z.string().optional(),
  version: z.string().optional(),
  methods: z.array(z.string()).optional(),
  times: z.number().int().positive().optional(),
  effect: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('status'),
      status: z.number().int().min(200).max(599),
      message: z.string().optional(),
    }),
    z.object({ type: z.literal('html'), status: z.number().optional() }),
    z.object({ type: z.literal('delay'), ms: z.number().min(0) }),
    z.object({
      type: z.enum([
        'conflict',
        'forbidden',
        'truncated',
        'empty',
        'no-items',
        'no-kind',
        'no-metadata',
        'refused',
      ]),
    }),
  ]),
});

const faultsSchema = z.strictObject({
  cluster: z.string().optional(),
  faults: z.array(z.union([z.string(), faultSchema])),
});

/**
 * Parses the body of `PUT /faults`.
 *
 * @throws InputError if it is not valid
 */
export function parseFaults(body: unknown): {
  cluster: string | undefined;
  faults: readonly Fault[];
} {
  const { cluster, faults } = parse(faultsSchema, body);
  return {
    cluster,
    faults: faults.map(fault => {
      const found = typeof fault === 'string' ? faultByName(fault) : fault;
      if (!found) {
        throw new InputError(
          `No fault '${fault}'. Available: ${faultNames.join(', ')}`,
        );
      }
      return found;
    }),
  };
}

/**
 * Parses the body of `PUT /denied`.
 *
 * @throws InputError if it is not valid
 */
export function parseDenied(body: unknown): readonly string[] {
  return parse(z.array(z.string()), body);
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    throw new InputError(z.prettifyError(result.error));
  }
  return result.data;
}

/** @throws InputError if they are none that the clusters know. */
export function parseRoles(text: string): GrantedRoles {
  const found = GRANTED_ROLES.find(each => each === text);
  if (found) return found;
  throw new InputError(`'${text}' is none of ${GRANTED_ROLES.join(', ')}`);
}
