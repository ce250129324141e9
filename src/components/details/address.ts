import { keyOf, refOf, type ObjectRef } from '../../flux';

/** The object whose details are open, and the section that is shown. */
export interface OpenDetails {
  readonly ref: ObjectRef;
  /** Id of the section; the first one if it is absent or unknown. */
  readonly section?: string;
}

/** Longer than any key of a valid object. */
const KEY_LENGTH = 1_200;

const OPEN = 'open';
const SECTION = 'section';

/**
 * Returns the search part of a URL that names an object whose details are open, and nothing else: `?sources.open=…`.
 *
 * @returns `undefined` where they cannot be named, which is never so with a valid name
 */
export function searchFor(card: string, ref: ObjectRef): string | undefined {
  const key = keyOf(ref);
  if (ref.name === '' || key.length > KEY_LENGTH) return undefined;
  return `?${new URLSearchParams({ [`${card}.${OPEN}`]: key })}`;
}

/** Reads which details are open from the page's URL, which anybody may have written. @param card - its name in the URL */
export function readOpenDetails(
  params: URLSearchParams,
  card: string,
): OpenDetails | undefined {
  const key = params.get(`${card}.${OPEN}`) ?? '';
  const ref = key.length <= KEY_LENGTH ? refOf(key) : undefined;
  if (!ref) return undefined;
  const section = params.get(`${card}.${SECTION}`) ?? '';
  return { ref, section: /^[a-z]+$/i.exec(section)?.[0] };
}

/** Writes which details are open into the parameters of a URL. All others stay. */
export function writeOpenDetails(
  params: URLSearchParams,
  card: string,
  open: OpenDetails | undefined,
): URLSearchParams {
  const values = { [OPEN]: open && keyOf(open.ref), [SECTION]: open?.section };
  const next = new URLSearchParams(params);
  for (const [param, value] of Object.entries(values)) {
    if (value) next.set(`${card}.${param}`, value);
    else next.delete(`${card}.${param}`);
  }
  return next;
}
