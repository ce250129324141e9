import { configApiRef, createApiFactory } from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { fluxApiRef } from './api/FluxApi';
import { onDemand } from './api/onDemand';
import { loadClient } from './loading';

/** Provides the API through the clients with which the app accesses Kubernetes. */
export const fluxApiFactory = createApiFactory({
  api: fluxApiRef,
  deps: {
    configApi: configApiRef,
    kubernetesApi: kubernetesApiRef,
    kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
  },
  factory: deps =>
    onDemand(async () => new (await loadClient()).FluxClient(deps)),
});
