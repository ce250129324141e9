import { Button, Dialog } from '@material-ui/core';
import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { failOnConsoleErrors } from '../../src/__testUtils__/quietConsole';
import { RUNS } from '../../src/flux/__testUtils__/runs';

const PROPERTIES = ['display', 'visibility', 'pointer-events'];

/** Returns these properties as jsdom's whole style of an element tells them. */
function fromJsdom(element: Element): readonly string[] {
  const { style } = document.createElement('i');
  style.cssText = getComputedStyle(element).cssText;
  return PROPERTIES.map(name => style.getPropertyValue(name));
}

const quick = (element: Element) =>
  PROPERTIES.map(name => getComputedStyle(element).getPropertyValue(name));

/** Returns the elements for which the quick answers are others. */
const misjudged = () =>
  [...document.querySelectorAll('*')].filter(
    element => `${quick(element)}` !== `${fromJsdom(element)}`,
  );

failOnConsoleErrors();

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

const selector = fc.constantFrom(
  '.a',
  '.b',
  'b',
  '.a .b',
  '.a > b',
  '.a.b',
  ':not(.a)',
  '.a::before',
  'u:first-child, .b',
  '[id]',
  ':not-known',
);
const declaration = fc.constantFrom(
  'display: none',
  'display: flex',
  'display: inherit',
  'display: unset',
  'visibility: hidden',
  'visibility: visible',
  'visibility: initial',
  'pointer-events: none',
  'pointer-events: inherit',
  'pointer-events: auto',
  'color: red',
);
const rule = fc
  .tuple(selector, fc.array(declaration, { minLength: 1, maxLength: 3 }))
  .map(([of, says]) => `${of} { ${says.join('; ')} }`);
const sheet = fc
  .array(
    fc.oneof(
      rule,
      rule.map(one => `@media screen { ${one} }`),
      rule.map(one => `@media print { ${one} }`),
    ),
    { maxLength: 5 },
  )
  .map(rules => `<style>${rules.join('\n')}</style>`);

it('answers as jsdom, after each change of the page', () => {
  fc.assert(
    fc.property(
      fc.array(sheet, { maxLength: 3 }),
      fc.option(declaration),
      (sheets, own) => {
        document.body.innerHTML =
          '<div class="a"><b class="b" id="x">1<u></u></b><p class="a b"><i></i></p></div><b hidden></b>';
        expect(misjudged()).toEqual([]);
        document.head.innerHTML = sheets.join('');
        expect(misjudged()).toEqual([]);
        document.querySelector('p')?.setAttribute('style', own ?? '');
        document.querySelector('div')?.classList.toggle('b');
        expect(misjudged()).toEqual([]);
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns / 10 },
  );
});

it('answers as jsdom for what Material UI draws', () => {
  render(
    <Dialog open>
      <Button disabled>Sync</Button>
    </Dialog>,
  );
  expect(getComputedStyle(screen.getByText('Sync')).pointerEvents).toBe('none');
  expect(misjudged()).toEqual([]);
});

it('asks jsdom for all other properties', () => {
  document.body.innerHTML = '<p style="color: red; display: flex">1</p>';
  const [element] = document.getElementsByTagName('p');
  if (!element) throw new Error('No paragraph');
  const style = getComputedStyle(element);
  expect(style.color).toBe('rgb(255, 0, 0)');
  expect(style.getPropertyValue('color')).toBe('rgb(255, 0, 0)');
  expect(style.display).toBe('flex');
});
