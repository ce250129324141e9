import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A key pair for Backstage's static key store, in a temporary directory that goes when the process does. Backstage
 * wants signing keys even where nothing is signed, and otherwise keeps them in a database.
 */
export function writeTemporaryKeyPair(): {
  publicKeyFile: string;
  privateKeyFile: string;
} {
  const directory = mkdtempSync(join(tmpdir(), 'backstage-plugin-flux-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = join(directory, 'public.pem');
  const privateKeyFile = join(directory, 'private.pem');
  writeFileSync(publicKeyFile, publicKey);
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
  return { publicKeyFile, privateKeyFile };
}
