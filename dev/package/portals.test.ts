import { getComponentData } from '@backstage/core-plugin-api';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement, type ComponentType } from 'react';
import { parse } from 'yaml';
import * as root from '../../src';
import * as legacy from '../../src/legacy';
import { at, listAt, recordAt, stringAt } from '../cluster/json';
import { codeIn, tablesUnder } from '../readme/readme';
import { ROOT } from './manifest';

// Portals load the plugin by the names of its exports, which no compiler checks.

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest: unknown = JSON.parse(read('package.json'));

const isComponent = (value: unknown): value is ComponentType =>
  typeof value === 'function';

/** Returns the name of an exported extension of the old frontend system, as Backstage knows it. */
function extensionName(exports: object, name: string): string | undefined {
  const [, found] =
    Object.entries(exports).find(([each]) => each === name) ?? [];
  return isComponent(found)
    ? getComponentData(createElement(found), 'core.extensionName')
    : undefined;
}

describe('Red Hat Developer Hub', () => {
  const name = stringAt(manifest, 'scalprum', 'name') ?? '';
  const config: unknown = parse(read('app-config.dynamic.yaml'));
  const ours = recordAt(config, 'dynamicPlugins', 'frontend', name);
  const mounted = listAt(ours, 'mountPoints');
  const shown = [...mounted, ...listAt(ours, 'dynamicRoutes')].map(
    entry => stringAt(entry, 'importName') ?? '',
  );

  it('finds the configuration by the name in package.json', () => {
    // The name of a container of the packager, which allows no others.
    expect(name).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/);
    const { frontend } = recordAt(config, 'dynamicPlugins');
    expect(Object.keys(recordAt(frontend))).toEqual([name]);
    expect(listAt(manifest, 'files')).toContain('app-config.dynamic.yaml');
  });

  it('gets the exports of the old frontend system, with the plugin, which brings its API', () => {
    const modules = recordAt(manifest, 'scalprum', 'exposedModules');
    expect(modules).toEqual({ PluginRoot: './src/legacy.ts' });
    expect(existsSync(join(ROOT, './src/legacy.ts'))).toBe(true);
    expect(legacy.fluxPlugin.getId()).toBe('flux');
  });

  it('shows components that are exported', () => {
    expect(shown).toContain('FluxPage');
    expect(shown.map(each => extensionName(legacy, each))).toEqual(shown);
  });

  it('mounts them where Flux is available, on the overview or a tab of its own', () => {
    const tabs = listAt(ours, 'entityTabs').map(tab => at(tab, 'mountPoint'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const entry of mounted) {
      expect(listAt(entry, 'config', 'if', 'allOf')).toEqual([
        legacy.isFluxAvailable.name,
      ]);
      expect(['entity.page.overview', ...tabs]).toContain(
        stringAt(entry, 'mountPoint')?.replace(/\/cards$/, ''),
      );
    }
  });
});

test('Red Hat Developer Hub with the new frontend system finds the plugin without configuration', () => {
  // It takes the default export of the package's root, and what that brings is on by default.
  expect(at(manifest, 'exports', '.')).toBe('./src/index.ts');
  expect(stringAt(root.default, '$$type')).toBe('@backstage/FrontendPlugin');
  expect(root.default.id).toBe(stringAt(manifest, 'backstage', 'pluginId'));
  const releases = tablesUnder('Red Hat Developer Hub')[0] ?? [];
  expect(
    releases.map(([, system, how]) => [system, /^none/.test(how ?? '')]),
  ).toEqual([
    ['old', false],
    ['new', true],
  ]);
});

test('The components for Roadie are exported at the root of the package', () => {
  const [rows = []] = tablesUnder('Roadie');
  expect(rows.map(([type]) => type)).toEqual(['Content', 'Card', 'Page']);
  const names = rows.flatMap(([, cell]) => codeIn(cell));
  expect(names.map(name => extensionName(root, name))).toEqual(names);
  // All but the card of any kinds, which needs a property.
  const cards = Object.keys(root).filter(name => /^Entity.*Card$/.test(name));
  expect([...codeIn(rows[1]?.[1]), 'EntityFluxCard'].sort()).toEqual(
    cards.sort(),
  );
});
