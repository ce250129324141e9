import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files with keys and certificates, valid for a day. */
export interface Keys {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  readonly accountsKey: string;
  readonly accountsPublicKey: string;
}

/** Makes the keys of an API server on loopback, and those that sign the tokens of service accounts. */
export function makeKeys(openssl: string, directory: string): Keys {
  const file = (name: string) => join(directory, name);
  const run = (...args: string[]) =>
    execFileSync(openssl, args, { cwd: directory, stdio: 'pipe' });
  const request = ['-subj', '/CN=kube-apiserver', '-key', 'api.key'];
  writeFileSync(
    file('api.ext'),
    'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:10.0.0.1\n',
  );
  for (const name of ['ca', 'api', 'accounts']) {
    run('genrsa', '-out', `${name}.key`, '2048');
  }
  const ca = ['-subj', '/CN=ca', '-key', 'ca.key', '-out', 'ca.crt'];
  run('req', '-x509', '-new', '-days', '1', ...ca);
  run('req', '-new', ...request, '-out', 'api.csr');
  run(
    ...['x509', '-req', '-days', '1', '-in', 'api.csr', '-out', 'api.crt'],
    ...['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-extfile', 'api.ext'],
  );
  run('rsa', '-in', 'accounts.key', '-pubout', '-out', 'accounts.pub');
  return {
    ca: file('ca.crt'),
    certificate: file('api.crt'),
    key: file('api.key'),
    accountsKey: file('accounts.key'),
    accountsPublicKey: file('accounts.pub'),
  };
}
