import { blockerWords, statusWords } from '../cells';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import type { Translate } from '../shared';
import { isIn, isKind, REMARKS } from './standing';

type Field =
  'cluster' | 'entity' | 'kind' | 'name' | 'namespace' | 'owner' | 'status';

/** Fields that a word of the search can be restricted to, by the names that people type. */
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['cluster', 'cluster'],
  ['entity', 'entity'],
  ['kind', 'kind'],
  ['name', 'name'],
  ['namespace', 'namespace'],
  ['ns', 'namespace'],
  ['owner', 'owner'],
  ['status', 'status'],
]);

/** One part of a search. All parts have to match. */
export interface SearchTerm {
  /** Absent: the term may stand anywhere in the row. */
  readonly field?: Field;
  /** Alternatives in lower case, of which one has to match. */
  readonly values: readonly string[];
}

const TERM = /(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/gi;

const fieldOf = (name: string | undefined) =>
  name === undefined ? undefined : FIELDS.get(name.toLowerCase());

/** Parses a search: words, "phrases in quotes", and `field:word` or `field:word,other`. */
export function parseSearch(query: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [whole, name, phrase, word] of query.matchAll(TERM)) {
    const field = fieldOf(name);
    if (!field) {
      // A field without a word yet, as while typing, restricts nothing.
      if (word?.endsWith(':') && fieldOf(word.slice(0, -1))) continue;
      // `https://…` is a plain word, not a field.
      const text = name === undefined ? (phrase ?? word ?? '') : whole;
      if (text !== '') terms.push({ values: [text.toLowerCase()] });
      continue;
    }
    const values = (phrase ?? word ?? '')
      .toLowerCase()
      .split(',')
      .filter(Boolean);
    if (values.length > 0) terms.push({ field, values });
  }
  return terms;
}

/** Texts of a row that a search looks through, in lower case. */
type Searched = Readonly<Record<Exclude<Field, 'kind'>, string>> & {
  readonly all: string;
};

/** Status words are matched from their beginnings. */
const BETWEEN = '\n';

/** Creates a search over all words of a row. The words are collected once per row. */
export function createSearch(columns: readonly FluxColumn[], t: Translate) {
  const { problemText } = statusWords(t);
  const { blockerText } = blockerWords(t);

  function searchedOf(row: FluxRow): Searched {
    const { resource, blocker, entities = [] } = row;
    const { word } = resource.status;
    const lower = (...texts: readonly (string | undefined)[]) =>
      texts.filter(Boolean).join(BETWEEN).toLowerCase();
    const remarks = REMARKS.filter(remark => isIn(row, remark));
    return {
      all: lower(
        ...columns.flatMap(column => column.words(row, t)),
        // They stand below the row, whichever columns there are.
        problemText(resource),
        blocker && blockerText(blocker),
      ),
      cluster: lower(resource.cluster, t.cluster(resource.cluster)),
      entity: lower(
        ...entities.flatMap(({ ref, entity }) => [ref, entity.metadata.title]),
      ),
      name: lower(resource.name),
      namespace: lower(resource.namespace),
      owner: lower(...entities.flatMap(({ owners }) => owners)),
      status: `${BETWEEN}${lower(
        word,
        t(`status.${word}`),
        t(`summary.${word}`),
        ...remarks.flatMap(remark => [remark, t(`summary.${remark}`)]),
        isIn(row, 'attention') ? 'attention' : undefined,
      )}`,
    };
  }

  const known = new WeakMap<FluxRow, Searched>();
  return (row: FluxRow, terms: readonly SearchTerm[]): boolean => {
    let searched = known.get(row);
    if (!searched) {
      searched = searchedOf(row);
      known.set(row, searched);
    }
    const { all, ...fields } = searched;
    return terms.every(({ field, values }) =>
      values.some(value => {
        if (field === undefined) return all.includes(value);
        if (field === 'kind') return isKind(row.resource.kind, value);
        return field === 'status'
          ? fields.status.includes(`${BETWEEN}${value}`)
          : fields[field].includes(value);
      }),
    );
  };
}
