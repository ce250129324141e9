import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Files } from './repositories';

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: '{{ .Release.Name }}' }
data: { version: '{{ .Chart.Version }}' }
`;

/** A Deployment that never becomes ready, as no node has that label. */
const PENDING = `apiVersion: apps/v1
kind: Deployment
metadata: { name: '{{ .Release.Name }}' }
spec:
  selector: { matchLabels: { app: '{{ .Release.Name }}' } }
  template:
    metadata: { labels: { app: '{{ .Release.Name }}' } }
    spec:
      containers: [{ name: app, image: 'localhost/app:1' }]
      nodeSelector: { tests/node: none }
`;

/** A test that is passed as soon as it exists. */
const PASSES = `apiVersion: v1
kind: ConfigMap
metadata:
  name: '{{ .Release.Name }}-test'
  annotations: { helm.sh/hook: test }
`;

/** A test that never ends. */
const NEVER_ENDS = `apiVersion: v1
kind: Pod
metadata:
  name: '{{ .Release.Name }}-test'
  annotations: { helm.sh/hook: test }
spec:
  containers: [{ name: test, image: 'localhost/test:1' }]
  nodeSelector: { tests/node: none }
`;

/** The versions of the chart, by how a release of them ends. */
export const CHARTS = {
  installs: '1.0.0',
  upgrades: '1.1.0',
  isNeverReady: '1.2.0',
  passesItsTest: '1.3.0',
  failsItsTest: '1.4.0',
  hasNoManifest: '2.0.0',
  isMissing: '9.0.0',
} as const;

const TEMPLATES: Readonly<Record<string, Files>> = {
  '1.0.0': { 'config.yaml': CONFIG },
  '1.1.0': { 'config.yaml': CONFIG },
  '1.2.0': { 'config.yaml': CONFIG, 'app.yaml': PENDING },
  '1.3.0': { 'config.yaml': CONFIG, 'test.yaml': PASSES },
  '1.4.0': { 'config.yaml': CONFIG, 'test.yaml': NEVER_ENDS },
  '2.0.0': { 'config.yaml': '{{ fail "color must be red or blue" }}\n' },
};

/** Returns the path of a version of the chart in the directory of the Helm repository. */
export const chartIn = (directory: string, version: string) =>
  join(directory, `app-${version}.tgz`);

/** Writes a Helm repository with the chart `app` into a directory. */
export function writeCharts(tar: string, directory: string): void {
  mkdirSync(directory, { recursive: true });
  const entries = Object.entries(TEMPLATES).map(([version, templates]) => {
    const work = mkdtempSync(join(tmpdir(), 'flux-e2e-chart-'));
    const manifest = `apiVersion: v2\nname: app\nversion: ${version}\n`;
    const files = {
      'Chart.yaml': manifest,
      ...Object.fromEntries(
        Object.entries(templates).map(([name, content]) => [
          `templates/${name}`,
          content,
        ]),
      ),
    };
    for (const [path, content] of Object.entries(files)) {
      const file = join(work, 'app', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const archive = chartIn(directory, version);
    execFileSync(tar, ['-czf', archive, '-C', work, 'app']);
    rmSync(work, { recursive: true });
    const digest = createHash('sha256')
      .update(readFileSync(archive))
      .digest('hex');
    return {
      apiVersion: 'v2',
      name: 'app',
      version,
      digest,
      created: '2026-01-01T00:00:00Z',
      urls: [basename(archive)],
    };
  });
  // JSON is YAML.
  writeFileSync(
    join(directory, 'index.yaml'),
    JSON.stringify({ apiVersion: 'v1', entries: { app: entries } }),
  );
}

/** Serves the files of a directory. */
export function serveFiles(directory: string): Server {
  return createServer((request, response) => {
    createReadStream(join(directory, basename(request.url ?? '')))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
}
