import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryKeyPair {
  readonly publicKeyFile: string;
  readonly privateKeyFile: string;
  /** Removes the files once Backstage has read them. Otherwise they are removed when the process exits. */
  remove(): void;
}

/**
 * Writes a new key pair for Backstage's static key store to a temporary directory. Backstage requires signing keys even
 * if nothing is signed, and would otherwise store them in a database.
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
