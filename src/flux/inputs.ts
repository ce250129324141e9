import { isRecord, readList, readString, type Untrusted } from './untrusted';

/** Something outside of its source that an applier takes values or keys from. Never their content. */
export interface Input {
  /** `values`: Helm values. `substitutions`: variables that are replaced after the build. `decryption`: keys. */
  readonly use: 'values' | 'substitutions' | 'decryption';
  /** `inline` where the spec itself holds them. */
  readonly from: 'ConfigMap' | 'Secret' | 'inline';
  /** Name of the ConfigMap or Secret, in the namespace of the applier. */
  readonly name?: string;
  /** Key in it, where one is named. */
  readonly key?: string;
  /** Flux goes on without it. */
  readonly isOptional: boolean;
}

interface Reference {
  readonly kind?: string;
  readonly name?: string;
  readonly valuesKey?: string;
  readonly optional?: boolean;
}

interface AnyApplier {
  readonly spec?: {
    readonly values?: unknown;
    readonly valuesFrom?: readonly Reference[];
    readonly postBuild?: {
      readonly substitute?: unknown;
      readonly substituteFrom?: readonly Reference[];
    };
    readonly decryption?: { readonly secretRef?: { readonly name?: string } };
  };
}

function inputsFrom(
  use: Input['use'],
  references: Untrusted<readonly Reference[]> | undefined,
): readonly Input[] {
  return readList(references).flatMap((each): Input | readonly [] => {
    const name = readString(each?.name);
    if (name === undefined) return [];
    return {
      use,
      from: each?.kind === 'Secret' ? 'Secret' : 'ConfigMap',
      name,
      key: readString(each?.valuesKey),
      isOptional: each?.optional === true,
    };
  });
}

const inline = (use: Input['use'], values: unknown): readonly Input[] =>
  isRecord(values) && Object.keys(values).length > 0
    ? [{ use, from: 'inline', isOptional: false }]
    : [];

/**
 * Reads what an applier takes beside its source, in the order in which Flux merges it: later values win.
 *
 * @param json - as the API server returns it
 */
export function readInputs(
  json: Readonly<Record<string, unknown>>,
): readonly Input[] {
  const { spec }: Untrusted<AnyApplier> = json;
  const keys = readString(spec?.decryption?.secretRef?.name);
  return [
    ...inputsFrom('values', spec?.valuesFrom),
    ...inline('values', spec?.values),
    ...inputsFrom('substitutions', spec?.postBuild?.substituteFrom),
    ...inline('substitutions', spec?.postBuild?.substitute),
    ...(keys === undefined
      ? []
      : [
          {
            use: 'decryption',
            from: 'Secret',
            name: keys,
            isOptional: false,
          } as const,
        ]),
  ];
}
