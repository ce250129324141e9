/** A type selector or a class with which a compound selector can begin, as in `button.Mui-disabled:hover`. */
const BEGINNING = /^(?:(\*|[a-z][\w-]*)|\.([\w-]+))?/i;
/** Only what consists of these is judged: selectors with brackets, strings or escapes may contain commas and spaces. */
const PLAIN = /^[\w\s.,:*>+~-]+$/;

/** The beginnings that an element must have one of, by selector; `undefined` where any element may match. */
const known = new Map();

function beginningsOf(selector) {
  if (!PLAIN.test(selector)) return undefined;
  const beginnings = selector.split(',').map(part => {
    const [, tag, name] = BEGINNING.exec(
      part
        .trim()
        .split(/[\s>+~]+/)
        .pop(),
    );
    return { tag: tag === '*' ? undefined : tag?.toLowerCase(), name };
  });
  return beginnings.every(({ tag, name }) => tag ?? name)
    ? beginnings
    : undefined;
}

/**
 * Returns false for elements that a CSS selector cannot match, by the tag or the first class of its last part. Returns
 * true if the selector may match.
 *
 * @param element - any with `localName` and `classList`
 */
module.exports = function mayMatch(selector, element) {
  if (!known.has(selector)) known.set(selector, beginningsOf(selector));
  const beginnings = known.get(selector);
  return (
    !beginnings ||
    beginnings.some(({ tag, name }) =>
      tag
        ? element.localName.toLowerCase() === tag
        : element.classList.contains(name),
    )
  );
};
