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

/** Faults between the page and Backstage, by their names in the URL. */
export const BACKSTAGE_FAULTS = [
  'down',
  '401',
  '403',
  '502',
  'no-credentials',
] as const;

/** Returns the current fault. Read for each request, so that it can change while the page is open. */
const current = () =>
  new URLSearchParams(window.location.search).get('backstage') ?? '';

/** Returns an error response: 401 and 403 as Backstage sends them, others as a gateway does. */
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

const faultMiddleware: FetchMiddleware = {
  apply: next => async (input, init) => {
    const fault = current();
    if (fault === 'down') throw new TypeError('Failed to fetch');
    const status = Number(fault);
    return status > 0 ? answerOf(status) : next(input, init);
  },
};

/** The app's APIs with the fault in the URL applied; otherwise unchanged. */
export const apisWithFault = [
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
          faultMiddleware,
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
