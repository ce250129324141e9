/**
 * Answers the properties that Testing Library asks for of each element that it looks at. jsdom works out all properties of
 * an element by comparing it with the rules of all style sheets, of which Material UI adds hundreds, and does so again
 * after each change of the page. In a profile of four test files this took 26 of 85 s. Few rules set these properties.
 *
 * The answers are those of jsdom, with its limits: among matching rules the last one counts.
 */
const fs = require('node:fs');
const { createRequire } = require('node:module');
const { implForWrapper } = require('jsdom/lib/jsdom/living/generated/utils');
const {
  propertiesWithResolvedValueImplemented: known,
} = require('jsdom/lib/jsdom/living/helpers/style-rules');

const ofJsdom = createRequire(require.resolve('jsdom'));

/** The properties, each by its name in style sheets and in scripts. */
const PROPERTIES = new Map([
  ['display', 'display'],
  ['visibility', 'visibility'],
  ['pointer-events', 'pointer-events'],
  ['pointerEvents', 'pointer-events'],
]);
const NAMES = [...new Set(PROPERTIES.values())];
const SIMPLE = /^(?:\.([\w-]+)|[a-z][\w-]*)$/i;

const isForScreen = media => [].indexOf.call(media, 'screen') !== -1;

/** Returns the rules of a style sheet that jsdom reads, in their order. */
function rulesOf(sheet) {
  return [...sheet.cssRules].flatMap(rule => {
    if (!rule.media) return [rule];
    if (rule.constructor.name === 'CSSImportRule') {
      const reads = rule.media.length === 0 || isForScreen(rule.media);
      return reads && rule.styleSheet ? [...rule.styleSheet.cssRules] : [];
    }
    return isForScreen(rule.media) ? [...rule.cssRules] : [];
  });
}

/** Returns what a style sheet says of these properties, the last rule first. */
function linesOf(sheet) {
  return rulesOf(sheet)
    .filter(({ selectorText, style }) => selectorText && style)
    .map(({ selectorText, style }) => ({
      selector: selectorText.split(';').pop().trim(),
      values: Object.fromEntries(
        NAMES.map(name => [name, style.getPropertyValue(name)]),
      ),
    }))
    .filter(({ values }) => NAMES.some(name => values[name]))
    .reverse();
}

let browserSheet;
function linesOfBrowser() {
  browserSheet ??= linesOf(
    ofJsdom('@acemir/cssom').parse(
      fs.readFileSync(
        ofJsdom.resolve('./jsdom/browser/default-stylesheet.css'),
        'utf8',
      ),
    ),
  );
  return browserSheet;
}

/**
 * Returns a `getComputedStyle` that answers these properties itself and asks jsdom for all others.
 *
 * @param window - jsdom's
 * @param mayMatch - returns false for elements that a selector cannot match
 */
module.exports = function quickStyles(window, mayMatch) {
  const slow = window.getComputedStyle;
  const page = implForWrapper(window.document);
  const bySheet = new WeakMap();
  let lines;
  let answers = new WeakMap();

  // jsdom drops its own cache whenever an element's style may have changed.
  let jsdomCache = page._styleCache;
  Object.defineProperty(page, '_styleCache', {
    get: () => jsdomCache,
    set(value) {
      jsdomCache = value;
      if (value) return;
      lines = undefined;
      answers = new WeakMap();
    },
  });

  function linesOfSheet(sheet) {
    const { length } = sheet.cssRules;
    const read = bySheet.get(sheet);
    if (read?.length === length) return read.lines;
    const now = linesOf(sheet);
    bySheet.set(sheet, { length, lines: now });
    return now;
  }

  function matches(selector, element) {
    if (!mayMatch(selector, element)) return false;
    if (SIMPLE.test(selector)) return true;
    try {
      const { match, pseudoElement } = page._domSelector.check(
        selector,
        element,
      );
      return match && !pseudoElement;
    } catch {
      return false;
    }
  }

  /** Returns what the rules and the element say of a property, or '' if they say nothing. */
  function specified(element, name) {
    const own = element.style?.getPropertyValue(name);
    if (own) return own === 'unset' ? '' : own;
    lines ??= [
      ...[...page.styleSheets._list].reverse().flatMap(linesOfSheet),
      ...linesOfBrowser(),
    ];
    const value = lines.find(
      ({ selector, values }) => values[name] && matches(selector, element),
    )?.values[name];
    return !value || value === 'unset' ? '' : value;
  }

  function computed(element, name) {
    const { inherited, initial } = known[name];
    const parent = element.parentElement;
    const fromParent = () => (parent ? resolved(parent, name) : initial);
    const value = specified(element, name);
    if (value === 'initial') return initial;
    if (value === 'inherit') return fromParent();
    return value || (inherited ? fromParent() : initial);
  }

  function resolved(element, name) {
    const told = answers.get(element) ?? {};
    answers.set(element, told);
    told[name] ??= computed(element, name);
    return told[name];
  }

  return (element, pseudoElement) => {
    if (pseudoElement || !(element instanceof window.Element)) {
      return slow(element, pseudoElement);
    }
    const impl = implForWrapper(element);
    const answer = name => resolved(impl, name);
    let all;
    const fromJsdom = () => (all ??= slow(element));
    return new Proxy(
      {},
      {
        get(_, key) {
          if (PROPERTIES.has(key)) return answer(PROPERTIES.get(key));
          if (key === 'getPropertyValue') {
            return name =>
              NAMES.includes(name)
                ? answer(name)
                : fromJsdom().getPropertyValue(name);
          }
          const value = fromJsdom()[key];
          return typeof value === 'function' ? value.bind(all) : value;
        },
      },
    );
  };
};
