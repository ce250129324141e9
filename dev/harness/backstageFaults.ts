import {
  createFetchApi,
  FetchMiddlewares,
  type FetchMiddleware,
} from '@backstage/core-app-api';
import {
  configApiRef,
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
} from '@backstage/core-plugin-api';
import {
  KubernetesAuthProviders,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';

/** What the page can have between itself and Backstage, by the name that the URL knows it by. */
export const BACKSTAGE_FAULTS = [
  'down',
  '401',
  '403',
  '502',
  'no-credentials',
] as const;

/** It is read with each request, so that it can change while the page is open. */
const current = () =>
  new URLSearchParams(window.location.search).get('backstage') ?? '';

/** As Backstage answers 401 and 403, and as a gateway answers for it. */
function answerOf(status: number): Response {
  const headers = { 'Content-Type': 'application/json' };
  const name = status === 401 ? 'AuthenticationError' : 'NotAllowedError';
  return status < 500
    ? new Response(JSON.stringify({ error: { name, message: `${status}` } }), {
        status,
        headers,
      })
    : new Response('<html>Bad gateway</html>', { status });
}

const disturb: FetchMiddleware = {
  apply: next => async (input, init) => {
    const fault = current();
    if (fault === 'down') throw new TypeError('Failed to fetch');
    const status = Number(fault);
    return status > 0 ? answerOf(status) : next(input, init);
  },
};

/** In place of the app's own: the same, but for the fault that the URL asks for. */
export const disturbedApis = [
  createApiFactory({
    api: fetchApiRef,
    deps: {
      config: configApiRef,
      discoveryApi: discoveryApiRef,
      identityApi: identityApiRef,
    },
    factory: ({ config, discoveryApi, identityApi }) =>
      createFetchApi({
        middleware: [
          disturb,
          FetchMiddlewares.resolvePluginProtocol({ discoveryApi }),
          FetchMiddlewares.injectIdentityAuth({ config, identityApi }),
        ],
      }),
  }),
  createApiFactory({
    api: kubernetesAuthProvidersApiRef,
    deps: {
      googleAuthApi: googleAuthApiRef,
      microsoftAuthApi: microsoftAuthApiRef,
    },
    factory: options => {
      const providers = new KubernetesAuthProviders(options);
      const check = () => {
        if (current() === 'no-credentials') {
          throw new Error('Login failed, popup was closed');
        }
      };
      return {
        decorateRequestBodyForAuth: async (provider, body) => {
          check();
          return providers.decorateRequestBodyForAuth(provider, body);
        },
        getCredentials: async provider => {
          check();
          return providers.getCredentials(provider);
        },
      };
    },
  }),
];
