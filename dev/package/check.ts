/**
 * `npm run package:check`: packs the package, installs it in an app, and checks it as npm, TypeScript, bundlers and
 * Backstage see it. Prints its size; exits with 1 if a check fails.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { bundle } from './bundle';
import { fluxInFrontend, loadSchemaOf } from './configSchema';
import { installPacked, type Installed } from './install';
import { PACKAGE } from './manifest';

const ALLOWED = [
  /^(package|config\.schema)\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^app-config\.dynamic\.yaml$/,
  /^dist\/(index|legacy)\.d\.ts$/,
  /^dist\/[\w/.]+\.esm\.js(\.map)?$/,
];

const DECLARATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
]);

/** Configuration that Backstage's own packages, which this one depends on, require. */

const TABLE = 'dist/components/table/FluxTable.esm.js';
const NEW = 'dist/plugin.esm.js';
const OLD = 'dist/legacyPlugin.esm.js';

type Check = (installed: Installed) => void | Promise<void>;

function manifestOf({ directory }: Installed) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

const checks: Readonly<Record<string, Check>> = {
  'contains only built files and documentation': ({ files }) => {
    const other = files.filter(file => !ALLOWED.some(each => each.test(file)));
    assert.deepEqual(other, []);
    assert.deepEqual(
      files.filter(file =>
        /(^|[/._-])tests?([/._-]|$)|setupTests|testUtils|__|fixture|stand-?in([/._-]|$)/i.test(
          file,
        ),
      ),
      [],
    );
  },

  'has entry points that exist and that Backstage recognises': installed => {
    const manifest = manifestOf(installed);
    const entry = manifest.exports['.'];
    assert.equal(entry.backstage, '@backstage/FrontendPlugin');
    const { role, pluginId, features } = manifest.backstage;
    assert.equal(role, 'frontend-plugin');
    assert.equal(pluginId, 'flux');
    assert.deepEqual(features, { '.': '@backstage/FrontendPlugin' });
    assert.equal(manifest.sideEffects, false);
    const { main, types, configSchema } = manifest;
    const { import: esm, types: declared, default: other } = entry;
    const legacy: Record<string, string> = manifest.exports['./legacy'];
    for (const path of [
      ...[main, types, configSchema, esm, declared, other],
      ...Object.values(legacy),
    ]) {
      assert.ok(existsSync(join(installed.directory, path)), path);
    }
    // Feature discovery reads it.
    assert.equal(manifest.exports['./package.json'], './package.json');
  },

  'declares everything that its modules and types import': async installed => {
    const { dependencies, peerDependencies } = manifestOf(installed);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const { imports } = await bundle(
      installed,
      `export * from '${PACKAGE}';
       export { default } from '${PACKAGE}';`,
    );
    const types = ['dist/index.d.ts', 'dist/legacy.d.ts'].flatMap(file => [
      ...readFileSync(join(installed.directory, file), 'utf8').matchAll(
        /from '([^.'][^']*)'/g,
      ),
    ]);
    const wanted = [...imports, ...types.map(([, name = '']) => name)];
    const undeclared = wanted.filter(
      path =>
        !declared.some(name => path === name || path.startsWith(`${name}/`)),
    );
    assert.deepEqual([...new Set(undeclared)], []);
    const unused = declared.filter(
      name =>
        !name.startsWith('@types/') &&
        !wanted.some(path => path === name || path.startsWith(`${name}/`)),
    );
    // A peer dependency of react and of Backstage's own packages.
    assert.deepEqual(unused, ['react-dom']);
  },

  'loads cards on demand in the old frontend system, and nothing of the new one':
    async installed => {
      const { atStart, later } = await bundle(
        installed,
        `export { fluxPlugin, EntityFluxDeploymentsCard, EntityFluxContent } from '${PACKAGE}';`,
      );
      assert.ok(atStart.includes(OLD));
      assert.ok(!atStart.includes(NEW));
      assert.ok(!atStart.includes(TABLE));
      assert.ok(later.includes(TABLE));
    },

  'has an entry for the old frontend system that imports nothing of the new one':
    async installed => {
      const { imports, atStart } = await bundle(
        installed,
        `export * from '${PACKAGE}/legacy';`,
      );
      assert.ok(atStart.includes(OLD));
      assert.ok(!atStart.includes(NEW));
      assert.deepEqual(
        imports.filter(path => /frontend-plugin-api|zod|\/alpha$/.test(path)),
        ['@backstage/core-plugin-api/alpha'],
      );
    },

  'loads cards on demand in the new frontend system, and nothing of the old one':
    async installed => {
      const { atStart, later } = await bundle(
        installed,
        `export { default } from '${PACKAGE}';`,
      );
      assert.ok(atStart.includes(NEW));
      assert.ok(!atStart.includes(OLD));
      assert.ok(!atStart.includes(TABLE));
      assert.ok(later.includes(TABLE));
    },

  'adds nothing to an app that uses nothing of it': async installed => {
    const { atStart } = await bundle(installed, `import '${PACKAGE}';`);
    assert.deepEqual(atStart, []);
  },

  'is published by npm without a warning': ({ tarball }) => {
    const { status, stderr } = spawnSync(
      'npm',
      // By force, also while the registry has this version, and without asking it.
      ['publish', tarball, '--dry-run', '--force'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    const warnings = stderr
      .split('\n')
      .filter(line => line.startsWith('npm warn '))
      // Nobody needs to be logged in here.
      .filter(line => !/using --force|logged in/.test(line));
    assert.deepEqual(warnings, []);
  },

  // As "sideEffects": false promises.
  'only declares things when its modules load': ({ directory, files }) => {
    const doing = files
      .filter(file => file.endsWith('.js'))
      .flatMap(file => {
        const text = readFileSync(join(directory, file), 'utf8');
        const { statements } = ts.createSourceFile(
          file,
          text,
          ts.ScriptTarget.Latest,
        );
        return statements
          .filter(statement => !DECLARATIONS.has(statement.kind))
          .map(({ pos, end }) => `${file}: ${text.slice(pos, end).trim()}`);
      });
    assert.deepEqual(doing, []);
  },

  // Types of React 19 no longer have it.
  'has types without the global namespace JSX': ({ directory }) => {
    for (const file of ['index.d.ts', 'legacy.d.ts']) {
      const text = readFileSync(join(directory, 'dist', file), 'utf8');
      assert.doesNotMatch(text, /(?<![\w.])JSX\./, file);
    }
  },

  'typechecks in an app': ({ app }) => {
    for (const moduleResolution of ['bundler', 'node']) {
      const config = {
        compilerOptions: {
          module: 'esnext',
          moduleResolution,
          target: 'es2022',
          lib: ['dom', 'dom.iterable', 'es2022'],
          jsx: 'react-jsx',
          strict: true,
          esModuleInterop: true,
          skipLibCheck: true,
          noEmit: true,
          types: [],
        },
        files: ['consumer.tsx'],
      };
      writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(config));
      const tsc = require.resolve('typescript/bin/tsc');
      execFileSync(process.execPath, [tsc, '-p', app], { stdio: 'inherit' });
    }
  },

  'has a configuration schema that accepts valid values and rejects others':
    async ({ directory }) => {
      const schema = await loadSchemaOf(directory);
      const read = (flux: object) =>
        fluxInFrontend(schema, { flux: { ...flux } });
      const good = { refreshInterval: { seconds: 30 }, readOnly: true };
      assert.deepEqual(read(good), good);
      assert.deepEqual(read({ refreshInterval: '30s' }), {
        refreshInterval: '30s',
      });
      const extraKinds = [
        {
          group: 'flagger.app',
          version: 'v1beta1',
          plural: 'canaries',
          kind: 'Canary',
          readyCondition: 'Promoted',
          reconcile: false,
          suspend: true,
        },
        // The page says what it lacks.
        { kind: 'Canary' },
      ];
      assert.deepEqual(read({ extraKinds }), { extraKinds });
      assert.throws(
        () => read({ extraKinds: [{ suspend: 'yes' }] }),
        /extraKinds/,
      );
      assert.throws(() => read({ readOnly: 'yes' }), /readOnly/);
      assert.throws(
        () => read({ refreshInterval: { seconds: 'thirty' } }),
        /refreshInterval/,
      );
    },
};

async function checkPackage(): Promise<void> {
  const installed = installPacked();
  const { files, packedBytes, unpackedBytes } = installed;
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  process.stdout.write(
    `${files.length} files, ${kB(packedBytes)} packed, ${kB(unpackedBytes)} unpacked\n`,
  );
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(installed);
      process.stdout.write(`ok: ${name}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stdout.write(`FAILED: ${name}\n${error}\n`);
    }
  }
}

checkPackage();
