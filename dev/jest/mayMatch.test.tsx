import fc from 'fast-check';
import { RUNS } from '../../src/flux/__testUtils__/runs';

const mayMatch =
  jest.requireActual<(selector: string, element: Element) => boolean>(
    './mayMatch',
  );

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

const tag = fc.constantFrom('a', 'b', 'P', 'my-tag', '*', '');
const marks = fc
  .subarray(['.a', '.b', '.a-b', '.my', ':hover', ':first-child', '[id]'])
  .map(parts => parts.join(''));
const compound = fc.tuple(tag, marks).map(parts => parts.join('') || '*');
const complex = fc
  .array(compound, { minLength: 1, maxLength: 3 })
  .chain(parts =>
    fc.constantFrom(' ', '>', ' > ', ' + ', '~').map(by => parts.join(by)),
  );
const selectors = fc
  .array(complex, { minLength: 1, maxLength: 3 })
  .chain(parts =>
    fc.constantFrom(
      parts.join(', '),
      parts.join(','),
      `:not(${parts.join(', ')})`,
    ),
  );

it('rules out no element that a selector matches', () => {
  document.body.innerHTML = `
    <a class="a"><b class="b a-b" id="x">1</b><my-tag class="my">2</my-tag></a>
    <p class="a\tb">3</p><my class="a-b"></my><b></b>
    <svg class="b"><a class="a"></a></svg>`;
  const elements = [...document.querySelectorAll('*')];
  fc.assert(
    fc.property(selectors, selector => {
      const missed = elements.filter(
        element => element.matches(selector) && !mayMatch(selector, element),
      );
      expect(missed).toEqual([]);
    }),
    RUNS,
  );
});

it.each([
  ['.b', '.a', false],
  ['p.a', 'p', true],
  ['.a, p', 'p', true],
  ['p .b:hover', '.a', false],
  ['b > *', 'p', true],
])('%s against %s: %s', (selector, other, expected) => {
  document.body.innerHTML = '<p class="c"></p><i class="a"></i>';
  const element = document.querySelector(other);
  expect(element && mayMatch(selector, element)).toBe(expected);
});

it('leaves styles as they are', () => {
  document.head.innerHTML = `<style>
    .gone { display: none } .b .late, .unseen { visibility: hidden }
    .c::before { display: none } @media print { .c { display: none } }
  </style>`;
  document.body.innerHTML =
    '<i class="gone"></i><div class="b"><u class="late"></u></div><s class="c"></s>';
  const styleOf = (name: string) => {
    const [element] = document.getElementsByTagName(name);
    if (!element) throw new Error(name);
    const { display, visibility } = getComputedStyle(element);
    return [display, visibility];
  };
  expect(styleOf('i')).toEqual(['none', 'visible']);
  expect(styleOf('u')).toEqual(['inline', 'hidden']);
  expect(styleOf('s')).toEqual(['inline', 'visible']);
  expect(styleOf('div')).toEqual(['block', 'visible']);
});
