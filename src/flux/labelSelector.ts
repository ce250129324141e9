/** One condition of a label selector on the label `key`. */
export type LabelRequirement =
  | {
      readonly key: string;
      readonly is: 'in' | 'notIn';
      readonly values: readonly string[];
    }
  | { readonly key: string; readonly is: 'present' | 'absent' }
  | {
      readonly key: string;
      readonly is: 'above' | 'below';
      readonly limit: number;
    };

/** The pieces of a selector. Whitespace only separates; longer operators come before their beginnings. */
const TOKEN = /\s*(==|!=|[=!<>(),]|[^\s=!<>(),]+)/y;
const WORD = /^[^\s=!<>(),]+$/;
const NAME = /^[a-z0-9](?:[-\w.]{0,61}[a-z0-9])?$/i;
const DOMAIN = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Returns whether Kubernetes accepts a text as the value of a label. */
export function isLabelValue(text: string): boolean {
  return text === '' || NAME.test(text);
}

/** Returns whether Kubernetes accepts a text as the key of a label: `app`, `example.com/app`. */
function isLabelKey(text: string): boolean {
  const [name = '', prefix, ...more] = text.split('/').reverse();
  return (
    more.length === 0 &&
    NAME.test(name) &&
    (prefix === undefined || DOMAIN.test(prefix))
  );
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const [, token] = TOKEN.exec(rest) ?? [];
    if (token === undefined) break;
    tokens.push(token);
  }
  return tokens;
}

/** Splits tokens at the commas between requirements, not at those within parentheses. */
function parts(tokens: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  let isInside = false;
  for (const token of tokens) {
    if (token === '(') isInside = true;
    if (token === ')') isInside = false;
    if (token === ',' && !isInside) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

/** Reads the values of `(a,b)`. A missing value is the empty one, as in Kubernetes. */
function valuesOf(tokens: readonly string[]): readonly string[] | undefined {
  if (tokens[0] !== '(' || tokens.at(-1) !== ')') return undefined;
  const values = [''];
  for (const token of tokens.slice(1, -1)) {
    if (token === ',') values.push('');
    else if (WORD.test(token) && values.at(-1) === '')
      values[values.length - 1] = token;
    else return undefined;
  }
  return values.every(isLabelValue) ? values : undefined;
}

function parsePart(part: readonly string[]): LabelRequirement | undefined {
  if (part[0] === '!') {
    const [, key = ''] = part;
    return part.length === 2 && isLabelKey(key)
      ? { key, is: 'absent' }
      : undefined;
  }
  const [key = '', operator, ...rest] = part;
  if (!isLabelKey(key)) return undefined;
  const [value = ''] = rest;
  switch (operator) {
    case undefined:
      return { key, is: 'present' };
    case 'in':
    case 'notin': {
      const values = valuesOf(rest);
      return values && { key, is: operator === 'in' ? 'in' : 'notIn', values };
    }
    case '=':
    case '==':
    case '!=':
      return rest.length < 2 && isLabelValue(value)
        ? { key, is: operator === '!=' ? 'notIn' : 'in', values: [value] }
        : undefined;
    case '>':
    case '<':
      return rest.length === 1 && /^\d+$/.test(value)
        ? {
            key,
            is: operator === '>' ? 'above' : 'below',
            limit: Number(value),
          }
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Parses a label selector as `kubectl -l` takes it: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`,
 * `a>1`, `a<1`, with commas between (labels.Parse of k8s.io/apimachinery).
 *
 * @returns `undefined` where Kubernetes would refuse it
 */
export function parseLabelSelector(
  text: string,
): readonly LabelRequirement[] | undefined {
  if (text.trim() === '') return [];
  const requirements: LabelRequirement[] = [];
  for (const part of parts(tokensOf(text))) {
    const requirement = parsePart(part);
    if (!requirement) return undefined;
    requirements.push(requirement);
  }
  return requirements;
}

/** Returns whether a label has the value that a requirement asks for. `undefined` stands for a missing label. */
export function meetsRequirement(
  requirement: LabelRequirement,
  value: string | undefined,
): boolean {
  switch (requirement.is) {
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    // A missing label has none of the values.
    case 'notIn':
      return value === undefined || !requirement.values.includes(value);
    case 'present':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'above':
      return value !== undefined && Number(value) > requirement.limit;
    default:
      return value !== undefined && Number(value) < requirement.limit;
  }
}

/** Labels that make an object match a selector, and what no label can show. */
export interface SelectorLabels {
  /** As few as possible, in the order of the selector. */
  readonly labels: ReadonlyMap<string, string>;
  /** Requirements that are met by leaving a label out, or by its not having a value. */
  readonly without: readonly LabelRequirement[];
  /** Keys whose requirements contradict each other: no object can match. */
  readonly contradicted: readonly string[];
}

/**
 * Returns values that may meet a requirement.
 *
 * @param count - how many to try where there is no end of them
 */
function candidates(
  requirement: LabelRequirement,
  count: number,
): readonly string[] {
  const each = (value: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => value(index));
  switch (requirement.is) {
    case 'in':
      return requirement.values;
    case 'present':
      return ['true', ...each(index => `value-${index + 1}`)];
    case 'above':
      return each(index => String(requirement.limit + 1 + index));
    case 'below':
      return each(index => String(requirement.limit - 1 - index)).filter(
        value => !value.startsWith('-'),
      );
    default:
      return [];
  }
}

/** Returns the labels to add to an object so that it matches a selector. */
export function labelsFor(
  requirements: readonly LabelRequirement[],
): SelectorLabels {
  const labels = new Map<string, string>();
  const contradicted: string[] = [];
  const keys = new Set(requirements.map(({ key }) => key));
  for (const key of keys) {
    const own = requirements.filter(each => each.key === key);
    const isMet = (value: string | undefined) =>
      own.every(each => meetsRequirement(each, value));
    if (isMet(undefined)) continue;
    const excluded = own.flatMap(each =>
      each.is === 'notIn' ? each.values : [],
    );
    const value = own
      .flatMap(each => candidates(each, excluded.length + 1))
      .find(isMet);
    if (value === undefined) contradicted.push(key);
    else labels.set(key, value);
  }
  const without = requirements.filter(
    ({ key, is }) =>
      !labels.has(key) &&
      !contradicted.includes(key) &&
      (is === 'absent' || is === 'notIn'),
  );
  return { labels, without, contradicted };
}

/** Words that YAML 1.1 reads as something other than text. */
const YAML_WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const YAML_PLAIN = /^[a-z][\w./-]*$/i;

/** Returns the key or value of a label in YAML, in quotes where it would not be read as text. */
export function yamlText(text: string): string {
  return YAML_PLAIN.test(text) && !YAML_WORDS.test(text)
    ? text
    : JSON.stringify(text);
}
