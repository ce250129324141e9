import { createApiFactory } from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { fluxApiRef, FluxClient } from './api';

/** Flux through whatever the app reaches Kubernetes by. */
export const fluxApiFactory = createApiFactory({
  api: fluxApiRef,
  deps: {
    kubernetesApi: kubernetesApiRef,
    kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
  },
  factory: deps => new FluxClient(deps),
});
