import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import flux, * as exported from '../../src';
import type { FluxCardProps } from '../../src';
import { CARDS } from '../../src/components/cards';
import { fluxKinds } from '../cluster/kinds';
import { at, listAt, recordAt, stringAt } from '../cluster/json';
import { codeIn, ROOT, tablesUnder } from './readme';

const manifest: unknown = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

const [cards = [], props = []] = tablesUnder('Cards');
const PROPS: Readonly<Record<keyof FluxCardProps, true>> = {
  many: true,
  title: true,
  columns: true,
};

const definitionOf = (name: string | undefined) =>
  Object.values(CARDS).find(({ component }) => component === codeIn(name)[0]);

/** Rows of the cards that have kinds of their own. */
const ownKinds = cards.filter(([name]) => definitionOf(name));

describe('The table of cards', () => {
  it('lists every exported card', () => {
    expect(cards.map(([name]) => codeIn(name)[0]).sort()).toEqual(
      Object.keys(exported)
        .filter(name => /^Entity.*Card$/.test(name))
        .sort(),
    );
    expect(ownKinds).toHaveLength(cards.length - 3);
  });

  it.each(ownKinds)(
    'lists the kinds of %s, shared ones too',
    (name, shows = '') => {
      const named = fluxKinds
        .map(({ kind }) => kind)
        .filter(kind => new RegExp(`\\b${kind}\\b`).test(shows));
      const { kinds = [], sharedKinds = [] } = definitionOf(name) ?? {};
      // Cards for one kind of source do not mention shared ones, which are of the same kind.
      expect(named.sort()).toEqual(
        [...new Set([...kinds, ...sharedKinds])].sort(),
      );
    },
  );

  it.each(ownKinds)('lists the columns of %s in order', (name, _, cell) => {
    expect(codeIn(cell)).toEqual(definitionOf(name)?.columns);
  });

  it('lists the props', () => {
    expect(props.map(([name]) => codeIn(name)[0])).toEqual(Object.keys(PROPS));
  });
});

interface Extension {
  readonly id: string;
  readonly isOn: boolean;
  readonly keys: readonly string[];
}

/** The extensions as the new frontend system reads them. */
const extensions: readonly Extension[] = listAt(flux, 'extensions').map(
  extension => {
    const schema = at(extension, 'configSchema', 'schema');
    const read: unknown = typeof schema === 'function' ? schema() : undefined;
    return {
      id: stringAt(extension, 'id') ?? '',
      isOn: at(extension, 'disabled') === false,
      keys: Object.keys(recordAt(read, 'schema', 'properties')).sort(),
    };
  },
);

test('The table of extensions has their ids, whether they are on by default, and their options', () => {
  const [rows = []] = tablesUnder('Extensions of the new frontend system');
  let before: readonly string[] = [];
  const told = rows.map(([id, isOn, config]): Extension => {
    const keys = config === 'the same' ? before : codeIn(config);
    before = keys;
    return {
      id: codeIn(id)[0] ?? '',
      isOn: isOn === 'on',
      keys: [...keys].sort(),
    };
  });
  const byId = (a: Extension, b: Extension) => a.id.localeCompare(b.id);
  expect(told.sort(byId)).toEqual([...extensions].sort(byId));
});

test('The table of compatibility has the ranges in package.json and the installed versions', () => {
  const [rows = []] = tablesUnder('Compatibility');
  const [, react, , , node] = rows;
  const peers = recordAt(manifest, 'peerDependencies');
  const installed = (name: string) =>
    stringAt(
      JSON.parse(
        readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
      ),
      'version',
    );
  expect(rows.map(([name]) => name)).toEqual([
    'Backstage',
    'React',
    'Flux',
    'Kubernetes',
    'Node',
  ]);
  expect(codeIn(react?.[1])).toEqual([
    peers.react,
    'react-router-dom',
    peers['react-router-dom'],
  ]);
  expect(react?.[2]).toBe(
    `${installed('react')}, ${installed('react-router-dom')}`,
  );
  expect(codeIn(node?.[1])).toEqual([at(manifest, 'engines', 'node')]);
});
