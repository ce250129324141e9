import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from './repositories';

/** The repositories and tags that the registry has: manifests, and a chart. */
export const OCI = { repository: 'manifests/app', tag: '1.0.0' } as const;
export const OCI_CHART = {
  repository: 'charts/app',
  tag: '1.0.0',
  layer: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
} as const;

/** Where the artifact says that it comes from. */
export const ORIGIN = {
  source: 'https://github.com/example/app',
  revision: 'main@sha1:1f2e3d4c5b6a79880716253443526170f1e2d3c4',
} as const;

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

interface Blob {
  readonly type: string;
  readonly content: Buffer;
}

const digestOf = ({ content }: Blob) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

const descriptor = (blob: Blob) => ({
  mediaType: blob.type,
  digest: digestOf(blob),
  size: blob.content.length,
});

function archiveOf(tar: string, files: Files): Buffer {
  const work = mkdtempSync(join(tmpdir(), 'flux-e2e-oci-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(work, 'files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const archive = join(work, 'files.tgz');
  execFileSync(tar, ['-czf', archive, '-C', join(work, 'files'), '.']);
  const content = readFileSync(archive);
  rmSync(work, { recursive: true });
  return content;
}

interface Artifact {
  readonly manifest: Blob;
  readonly blobs: readonly Blob[];
}

/** Returns a manifest with its blobs. */
function artifactOf(
  config: Blob,
  layer: Blob,
  annotations: Readonly<Record<string, string>> = {},
): Artifact {
  const manifest: Blob = {
    type: MANIFEST,
    content: Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: descriptor(config),
        layers: [descriptor(layer)],
        annotations,
      }),
    ),
  };
  return { manifest, blobs: [config, layer] };
}

/** Returns files as `flux push artifact` makes them. */
const manifestsOf = (tar: string, files: Files): Artifact =>
  artifactOf(
    {
      type: 'application/vnd.cncf.flux.config.v1+json',
      content: Buffer.from('{}'),
    },
    {
      type: 'application/vnd.cncf.flux.content.v1.tar+gzip',
      content: archiveOf(tar, files),
    },
    {
      'org.opencontainers.image.source': ORIGIN.source,
      'org.opencontainers.image.revision': ORIGIN.revision,
    },
  );

/** Returns the archive of a chart as `helm push` makes it. */
const chartOf = (archive: string): Artifact =>
  artifactOf(
    {
      type: 'application/vnd.cncf.helm.config.v1+json',
      content: Buffer.from(
        JSON.stringify({ name: 'app', version: OCI_CHART.tag }),
      ),
    },
    { type: OCI_CHART.layer, content: readFileSync(archive) },
  );

function send(
  response: ServerResponse,
  blob: Blob | undefined,
  isHead: boolean,
) {
  if (!blob) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': blob.type,
    'Content-Length': blob.content.length,
    'Docker-Content-Digest': digestOf(blob),
  });
  response.end(isHead ? undefined : blob.content);
}

/** Returns what is found below the paths of a repository. */
function pathsOf(
  { repository, tag }: { readonly repository: string; readonly tag: string },
  { manifest, blobs }: Artifact,
): [string, Blob][] {
  const base = `/v2/${repository}`;
  return [
    [`${base}/manifests/${tag}`, manifest],
    [`${base}/manifests/${digestOf(manifest)}`, manifest],
    ...blobs.map((blob): [string, Blob] => [
      `${base}/blobs/${digestOf(blob)}`,
      blob,
    ]),
  ];
}

/**
 * Serves these files and the archive of a chart, each by its tag and its digest: the part of the OCI distribution API that
 * reading takes. https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export function serveRegistry(
  tar: string,
  files: Files,
  chart: string,
): Server {
  const found = new Map<string, Blob>([
    ...pathsOf(OCI, manifestsOf(tar, files)),
    ...pathsOf(OCI_CHART, chartOf(chart)),
  ]);
  return createServer(({ url = '', method }, response) => {
    if (/^\/v2\/?$/.test(url)) response.writeHead(200).end();
    else send(response, found.get(url), method === 'HEAD');
  });
}
