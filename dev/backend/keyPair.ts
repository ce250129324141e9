import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryKeyPair {
  readonly publicKeyFile: string;
  readonly privateKeyFile: string;
  /** To be called when Backstage has read the files. What is left when the process ends goes then. */
  remove(): void;
}

/**
 * A new key pair for Backstage's static key store, in a temporary directory. Backstage wants signing keys even where
 * nothing is signed, and otherwise keeps them in a database.
 */
export function writeTemporaryKeyPair(): TemporaryKeyPair {
  const directory = mkdtempSync(join(tmpdir(), 'backstage-plugin-flux-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.on('exit', remove);

  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = join(directory, 'public.pem');
  const privateKeyFile = join(directory, 'private.pem');
  writeFileSync(publicKeyFile, publicKey);
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
  return { publicKeyFile, privateKeyFile, remove };
}
