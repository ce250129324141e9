import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
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

/** The versions of the chart: two that install, one that does not. */
const TEMPLATES: Readonly<Record<string, Files>> = {
  '1.0.0': { 'config.yaml': CONFIG },
  '1.1.0': { 'config.yaml': CONFIG },
  '2.0.0': { 'config.yaml': '{{ fail "color must be red or blue" }}\n' },
};

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
    const archive = join(directory, `app-${version}.tgz`);
    execFileSync(tar, ['-czf', archive, '-C', work, 'app']);
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
