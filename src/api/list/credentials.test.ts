import {
  KubernetesAuthProviders,
  type KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { ListLimits } from '..';
import { failureOf, rows, said, saidOf, small } from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const kinds = ['GitRepository', 'HelmRelease'] as const;

/** `one` has a service account, `two` signs in to Okta and `three` to Keycloak. */
const authProviders = {
  two: { authProvider: 'oidc', oidcTokenProvider: 'okta' },
  three: { authProvider: 'oidc', oidcTokenProvider: 'keycloak' },
};

function signIn(tokens: {
  okta(): Promise<string>;
  keycloak(): Promise<string>;
  limits?: ListLimits;
}) {
  const nobody = { getAccessToken: async () => '' };
  const kubernetesAuthProvidersApi: KubernetesAuthProvidersApi =
    new KubernetesAuthProviders({
      googleAuthApi: nobody,
      microsoftAuthApi: nobody,
      oidcProviders: {
        okta: { getIdToken: tokens.okta },
        keycloak: { getIdToken: tokens.keycloak },
      },
    });
  return createWire([small('one'), small('two'), small('three')], {
    authProviders,
    kubernetesAuthProvidersApi,
    listLimits: tokens.limits,
  });
}

const refuse = async () => {
  throw new Error('Login failed, popup was closed');
};

const given = async () => 'a-token';

describe('the combined query', () => {
  it('carries the tokens of all providers', async () => {
    const { list, standIn } = signIn({
      okta: async () => 'of-okta',
      keycloak: async () => 'of-keycloak',
    });
    await list();
    expect(standIn.requests.at(-1)?.body).toMatchObject({
      auth: { oidc: { okta: 'of-okta', keycloak: 'of-keycloak' } },
    });
  });

  it('carries a fresh token at each poll', async () => {
    let count = 0;
    const okta = async () => `token-${(count += 1)}`;
    const { list, standIn } = signIn({ okta, keycloak: given });
    await list(await list());
    const tokens = standIn.requests.map(({ body }) => body);
    expect(tokens).toMatchObject([
      { auth: { oidc: { okta: 'token-1' } } },
      { auth: { oidc: { okta: 'token-2' } } },
    ]);
  });
});

describe('an auth provider that gives no credentials', () => {
  it('affects only its own clusters', async () => {
    const { list, asked } = signIn({ okta: refuse, keycloak: given });
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual([
      'one/GitRepository/podinfo',
      'one/HelmRelease/podinfo',
      'three/GitRepository/podinfo',
      'three/HelmRelease/podinfo',
    ]);
    expect(saidOf(listing)).toEqual([
      { problem: 'noCredentials', cluster: 'two' },
    ]);
    expect(listing.errors[0]?.message).toBe(
      'oidc.okta: Login failed, popup was closed',
    );
    expect(asked()).not.toContain(QUERY);
  });

  it('is called once a poll, and no request is sent to its clusters', async () => {
    const okta = jest.fn(refuse);
    const { list, standIn } = signIn({ okta, keycloak: given });
    await list(undefined, { kinds });
    expect(okta).toHaveBeenCalledTimes(1);
    expect(standIn.requests.map(({ cluster }) => cluster)).not.toContain('two');
  });

  it('is not called again after a sign-in that was rejected, until that is wanted', async () => {
    const okta = jest.fn((): Promise<string> => refuse());
    const { list } = signIn({ okta, keycloak: given });
    let listing = await list(undefined, { kinds });
    listing = await list(listing, { kinds });
    listing = await list(listing, { kinds });
    expect(okta).toHaveBeenCalledTimes(1);
    expect(saidOf(listing)).toEqual([
      { problem: 'noCredentials', cluster: 'two' },
    ]);
    okta.mockImplementation(given);
    listing = await list(listing, { kinds, asksToSignIn: true });
    expect(rows(listing)).toHaveLength(6);
    expect(listing.errors).toEqual([]);
  });

  it('is not called again by reads of objects, lists and reviews after a sign-in was rejected', async () => {
    const okta = jest.fn((): Promise<string> => refuse());
    const { client, list } = signIn({ okta, keycloak: given });
    const ref = {
      cluster: 'two',
      group: 'helm.toolkit.fluxcd.io',
      kind: 'HelmRelease',
      namespace: 'team-a',
      name: 'podinfo',
    } as const;
    const reads = [
      () => client.get(ref),
      () => client.getMany([ref]),
      () => client.listRaw(ref),
      () => client.events(ref),
      () => client.canPatch(ref),
    ];
    for (const read of reads) {
      expect(said(await failureOf(read()))).toMatchObject({
        problem: 'noCredentials',
        cluster: 'two',
      });
    }
    expect(okta).toHaveBeenCalledTimes(1);
    okta.mockImplementation(given);
    await client.forgetRejectedSignIns();
    await expect(client.get(ref)).resolves.toMatchObject({ name: 'podinfo' });
    expect((await list(undefined, { kinds })).errors).toEqual([]);
  });

  it('recovers with the next poll, which is one combined query again', async () => {
    let okta: () => Promise<string> = async () => {
      throw new Error('Auth refresh request failed, Service Unavailable');
    };
    const { list, asked } = signIn({ okta: () => okta(), keycloak: given });
    const first = await list(undefined, { kinds });
    okta = given;
    asked();
    const second = await list(first, { kinds });
    expect(rows(second)).toHaveLength(6);
    expect(second.errors).toEqual([]);
    expect(asked()).toEqual([QUERY]);
  });

  it('waiting for the person to sign in does not delay other clusters', async () => {
    const seen: (readonly string[] | undefined)[] = [];
    const { list } = signIn({
      okta: () => new Promise(() => {}),
      keycloak: given,
      limits: { queryMs: 100, clusterMs: 1_200 },
    });
    const listing = await list(undefined, {
      kinds,
      onPartial: ({ pending }) => seen.push(pending),
    });
    expect(seen.at(-1)).toEqual(['two']);
    expect(rows(listing)).toHaveLength(4);
    expect(saidOf(listing)).toEqual([
      { problem: 'noCredentials', cluster: 'two' },
    ]);
  });

  it('fails the listing if all clusters use it', async () => {
    const wire = createWire([small('one')], {
      authProviders: { one: { authProvider: 'unheard-of' } },
    });
    const error = await failureOf(wire.list());
    expect(said(error)).toEqual({ problem: 'noCredentials' });
    expect(error.message).toMatch(/^unheard-of: /);
    expect(wire.asked()).toEqual([]);
  });
});
