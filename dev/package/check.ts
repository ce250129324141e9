/**
 * `npm run package:check`: packs the package, puts it where an app has it, and looks at it as npm, TypeScript, bundlers
 * and Backstage do. Says what is in it; exits with 1 if something is wrong.
 */
import { loadConfigSchema } from '@backstage/config-loader';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { bundle } from './bundle';
import { installPacked, type Installed } from './install';

const ALLOWED = [
  /^(package|config\.schema)\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/index\.d\.ts$/,
  /^dist\/[\w/.]+\.esm\.js(\.map)?$/,
];

const DECLARATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
]);

/** What Backstage's own packages, which this one depends on, ask for. */
const APP = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
};

const TABLE = 'dist/components/table/FluxTable.esm.js';
const NEW = 'dist/plugin.esm.js';
const OLD = 'dist/legacy.esm.js';

type Check = (installed: Installed) => void | Promise<void>;

function manifestOf({ directory }: Installed) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

const checks: Readonly<Record<string, Check>> = {
  'nothing is in it but what is built, and what is read': ({ files }) => {
    const other = files.filter(file => !ALLOWED.some(each => each.test(file)));
    assert.deepEqual(other, []);
    assert.deepEqual(
      files.filter(file => /test|__|fixture|stand-?in/i.test(file)),
      [],
    );
  },

  'its entry points exist, and Backstage knows what they are': installed => {
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
    for (const path of [main, types, configSchema, esm, declared, other]) {
      assert.ok(existsSync(join(installed.directory, path)), path);
    }
    // Feature discovery looks for it.
    assert.equal(manifest.exports['./package.json'], './package.json');
  },

  'all that its modules and types import is declared': async installed => {
    const { dependencies, peerDependencies } = manifestOf(installed);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const { imports } = await bundle(
      installed,
      `export * from 'backstage-plugin-flux';
       export { default } from 'backstage-plugin-flux';`,
    );
    const types = readFileSync(
      join(installed.directory, 'dist/index.d.ts'),
      'utf8',
    ).matchAll(/from '([^.'][^']*)'/g);
    const wanted = [...imports, ...[...types].map(([, name = '']) => name)];
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
    // They are peers of react, and of Backstage's own packages.
    assert.deepEqual(unused, ['react-dom', 'react-router-dom']);
  },

  'an app of the old system gets the cards when they are shown, and nothing of the new one':
    async installed => {
      const { atStart, later } = await bundle(
        installed,
        `export { fluxPlugin, EntityFluxDeploymentsCard, EntityFluxContent } from 'backstage-plugin-flux';`,
      );
      assert.ok(atStart.includes(OLD));
      assert.ok(!atStart.includes(NEW));
      assert.ok(!atStart.includes(TABLE));
      assert.ok(later.includes(TABLE));
    },

  'an app of the new system gets the cards when they are shown, and nothing of the old one':
    async installed => {
      const { atStart, later } = await bundle(
        installed,
        `export { default } from 'backstage-plugin-flux';`,
      );
      assert.ok(atStart.includes(NEW));
      assert.ok(!atStart.includes(OLD));
      assert.ok(!atStart.includes(TABLE));
      assert.ok(later.includes(TABLE));
    },

  'who imports nothing of it gets nothing of it': async installed => {
    const { atStart } = await bundle(
      installed,
      `import 'backstage-plugin-flux';`,
    );
    assert.deepEqual(atStart, []);
  },

  // What "sideEffects": false promises.
  'its modules declare, and do nothing else when they are loaded': ({
    directory,
    files,
  }) => {
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

  'an adopter’s code is typechecked against it': ({ app }) => {
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

  'Backstage accepts its configuration, and refuses another': async ({
    directory,
  }) => {
    const schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: [join(directory, 'package.json')],
    });
    const read = (flux: object) => {
      const [config] = schema.process(
        [{ context: 'app-config.yaml', data: { ...APP, flux: { ...flux } } }],
        { visibility: ['frontend'] },
      );
      return config?.data.flux;
    };
    const good = { refreshInterval: { seconds: 30 }, readOnly: true };
    assert.deepEqual(read(good), good);
    assert.deepEqual(read({ refreshInterval: '30s' }), {
      refreshInterval: '30s',
    });
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
