import fc from 'fast-check';
import { parse } from 'yaml';
import { labelSelector } from '../../dev/cluster/wire/selectors';
import { RUNS } from './__testUtils__/runs';
import {
  labelsFor,
  meetsRequirement,
  parseLabelSelector,
  yamlText,
} from './labelSelector';

const matches = (selector: string, labels: Readonly<Record<string, string>>) =>
  parseLabelSelector(selector)?.every(each =>
    meetsRequirement(each, labels[each.key]),
  );

describe('parseLabelSelector', () => {
  it.each([
    ['app=podinfo', { app: 'podinfo' }, true],
    ['app==podinfo', { app: 'other' }, false],
    ['app = podinfo , tier= front', { app: 'podinfo', tier: 'front' }, true],
    ['app!=podinfo', {}, true],
    ['app!=podinfo', { app: 'podinfo' }, false],
    ['app in (podinfo, shop)', { app: 'shop' }, true],
    ['app in(podinfo)', {}, false],
    ['app notin (podinfo,shop)', {}, true],
    ['app notin (podinfo,shop)', { app: 'shop' }, false],
    ['app', { app: '' }, true],
    ['app', {}, false],
    ['!app', {}, true],
    ['! app', { app: 'x' }, false],
    ['app=', { app: '' }, true],
    ['app in (,a)', { app: '' }, true],
    ['rank>3,rank<5', { rank: '4' }, true],
    ['rank>3', { rank: '3' }, false],
    ['example.com/app=x', { 'example.com/app': 'x' }, true],
    ['in=in', { in: 'in' }, true],
    ['', { app: 'x' }, true],
  ])('%s on %j: %s', (selector, labels, expected) => {
    expect(matches(selector, labels)).toBe(expected);
  });

  it.each([
    'app=a=b',
    'app in podinfo',
    'app in (a',
    'app in (a b)',
    'app podinfo',
    '=podinfo',
    '!app=x',
    'app,,tier',
    'app,',
    'app=-x',
    'a/b/c=x',
    '/app',
    'rank>high',
    'app=x)',
    'Ünicode',
  ])('refuses %j, as Kubernetes does', selector => {
    expect(parseLabelSelector(selector)).toBeUndefined();
  });

  it('agrees with the simulated cluster', () => {
    const key = fc.constantFrom('app', 'tier', 'example.com/x');
    const value = fc.constantFrom('a', 'b', 'c');
    const list = fc
      .array(value, { minLength: 1, maxLength: 3 })
      .map(values => `(${values.join(', ')})`);
    const term = fc.oneof(
      key,
      key.map(name => `!${name}`),
      fc
        .tuple(key, fc.constantFrom('=', '==', '!='), value)
        .map(all => all.join('')),
      fc
        .tuple(key, fc.constantFrom('in', 'notin'), list)
        .map(all => all.join(' ')),
    );
    const selectors = fc
      .array(term, { minLength: 1, maxLength: 4 })
      .map(terms => terms.join(','));
    const labelled = fc.dictionary(key, value, { noNullPrototype: true });
    fc.assert(
      fc.property(selectors, labelled, (selector, labels) => {
        const object = {
          apiVersion: 'v1',
          kind: 'X',
          metadata: { name: 'x', labels },
        };
        expect(matches(selector, labels)).toBe(labelSelector(selector)(object));
        const { labels: needed, contradicted } = labelsFor(
          parseLabelSelector(selector) ?? [],
        );
        // The proposed labels match, unless no labels can.
        expect(matches(selector, Object.fromEntries(needed))).toBe(
          contradicted.length === 0,
        );
      }),
      RUNS,
    );
  });
});

describe('labelsFor', () => {
  const proposed = (selector: string) => {
    const { labels, without, contradicted } = labelsFor(
      parseLabelSelector(selector) ?? [],
    );
    return [
      Object.fromEntries(labels),
      without.map(({ key }) => key),
      contradicted,
    ];
  };

  it.each([
    [
      'app in (podinfo, shop),!legacy,tier!=test',
      { app: 'podinfo' },
      ['legacy', 'tier'],
      [],
    ],
    ['app in (a,b),app!=a', { app: 'b' }, [], []],
    ['app,app notin (true)', { app: 'value-1' }, [], []],
    ['rank>3,rank notin (4,5)', { rank: '6' }, [], []],
    ['rank>3', { rank: '4' }, [], []],
    ['app=a,app=b', {}, [], ['app']],
    ['app,!app', {}, [], ['app']],
    ['rank<0', {}, [], ['rank']],
  ])('%s', (selector, labels, without, contradicted) => {
    expect(proposed(selector)).toEqual([labels, without, contradicted]);
  });
});

describe('yamlText', () => {
  it.each([
    'podinfo',
    'true',
    'No',
    '',
    '1',
    '1e3',
    '6.9',
    'a.b/c',
    '0x1',
    'y',
  ])('writes %j so that it is read as text', text => {
    expect(parse(`${yamlText(text)}: ${yamlText(text)}`)).toEqual({
      [text]: text,
    });
    expect(parse(yamlText(text), { version: '1.1' })).toBe(text);
  });
});
