const toBase64 = (text: string) => Buffer.from(text).toString('base64');

/** Returns a kubeconfig whose context `real` reaches a cluster with a token. */
export function kubeconfigText(
  server: string,
  { ca, skipTlsVerify }: { ca?: string; skipTlsVerify?: boolean },
  token: string,
): string {
  const cluster = {
    server,
    ...(ca && { 'certificate-authority-data': toBase64(ca) }),
    ...(skipTlsVerify && { 'insecure-skip-tls-verify': true }),
  };
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'real', cluster }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'real', context: { cluster: 'real', user: 'user' } }],
    'current-context': 'real',
  });
}
