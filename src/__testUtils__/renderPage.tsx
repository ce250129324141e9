import { setTimeout as realTimeout } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import { CatalogClient } from '@backstage/catalog-client';
import {
  AlertApiForwarder,
  UrlPatternDiscovery,
} from '@backstage/core-app-api';
import {
  alertApiRef,
  analyticsApiRef,
  configApiRef,
  identityApiRef,
  type AlertMessage,
  type AnalyticsEvent,
} from '@backstage/core-plugin-api';
import {
  translationApiRef,
  type TranslationApi,
} from '@backstage/core-plugin-api/alpha';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  DEFAULT_FORMATTER_NAME,
  getDefaultFormatters,
  KubernetesClusterLinkFormatter,
  kubernetesClusterLinkFormatterApiRef,
} from '@backstage/plugin-kubernetes-react';
import type { JsonObject } from '@backstage/types';
import {
  act,
  configure,
  getConfig,
  waitFor,
  type Config,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Timing } from '../../dev/cluster';
import { pass, setUpTime } from '../../dev/testing/time';
import { fluxApiRef, FluxClient, type FluxApi } from '../api';
import {
  appTreeApiRef,
  toastApiRef,
  type ToastApi,
} from '../components/actions/useNotify';
import { setUpWire, startBackstage, tested, type Story } from './backstage';
import { KeptStyles } from './KeptStyles';
import { failOnConsoleErrors } from './quietConsole';
import { setVisible } from './visibility';

declare global {
  // eslint-disable-next-line no-var -- only `var` declares a global
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** Ends when the latest pause between two looks of `waitFor` is over, which may be after `waitFor` has given up. */
let looking = Promise.resolve();

/**
 * Wraps each click and each wait: what it begins goes as far as it gets while no time passes. React does not ask for
 * `act` meanwhile, as in Testing Library's own wrapper, which would let timers fire and not wait for their effects.
 */
async function asPersonActs<T>(work: () => Promise<T>): Promise<T> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  try {
    return await work();
  } finally {
    await looking;
    await act(async () => {
      // React defers work outside of `act` by a real timer of 1 ms, which fires before this one.
      await realTimeout(1);
      await pass(0);
    });
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  }
}

/** How often Testing Library looks whether what it waits for is there. */
const LOOK_MS = 50;

/** Registers what every test of a page needs. To be called once in a test file. */
export function setUpPages(): void {
  let before: Partial<Config> = {};
  beforeAll(() => {
    before = getConfig();
    configure({
      asyncUtilTimeout: 6_000,
      // Whether anything is hidden takes jsdom a hundred times as long to tell as all the rest: ask where it matters.
      defaultHidden: true,
      // Between two looks of `waitFor`.
      unstable_advanceTimersWrapper: () => {
        looking = settle(LOOK_MS);
        return looking;
      },
      asyncWrapper: asPersonActs,
    });
  });
  // Other files that run together with this one may use the real clock.
  afterAll(() => configure(before));
  setUpTime();
  setUpWire();
  failOnConsoleErrors();
  afterEach(() => setVisible(true));
}

export interface PageOptions {
  readonly story: Story;
  readonly entity?: Entity;
  /** All entities of the catalog, instead of those of the tests and the harness. */
  readonly inCatalog?: readonly Entity[];
  /** HTTP status with which the catalog answers everything. */
  readonly catalogStatus?: number;
  /** References of the person and of their groups. */
  readonly ownership?: string[];
  /** The `flux` part of app-config. By default it polls once a minute, which is not in a test's time. */
  readonly flux?: JsonObject;
  /** The `integrations` part of app-config. */
  readonly integrations?: JsonObject;
  /** Permissions that Backstage does not grant the person, by name. The stand-in denies them as well. */
  readonly denied?: readonly string[];
  /** Answers Backstage's permission requests, or throws, in place of `denied`. */
  readonly authorize?: () => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  readonly timing?: Timing;
  /** The app formats links to dashboards, as Backstage's Kubernetes plugin does. */
  readonly formatsLinks?: boolean;
  /** Words that are not English. */
  readonly translationApi?: TranslationApi;
  /** Gives the page the APIs of the new frontend system. */
  readonly isNewSystem?: boolean;
  /** How often an object that is acted on is read, in ms. */
  readonly followEveryMs?: number;
  /** How long an action is followed, in ms. */
  readonly followForMs?: number;
  /** From when an action takes long, in ms. */
  readonly longAfterMs?: number;
  /** A FluxApi of the app's own, in place of the plugin's. */
  readonly fluxApi?: FluxApi;
}

/** An entity page with these cards, on the wire to simulated clusters. */
export async function renderPage(cards: ReactNode, options: PageOptions) {
  const { story, denied = [], followForMs: forMs = 5_000 } = options;
  let { entity = tested.podinfo } = options;
  const backstage = startBackstage(story, options);
  backstage.standIn.setDenied(denied);
  backstage.catalog.setStatus(options.catalogStatus);
  const [[, kubernetesApi], [, kubernetesAuthProvidersApi]] =
    backstage.kubernetesApis;
  const configApi = mockApis.config({
    data: {
      flux: { refreshInterval: { minutes: 1 }, ...options.flux },
      integrations: options.integrations,
    },
  });
  const fluxApi = new FluxClient({
    configApi,
    kubernetesApi,
    kubernetesAuthProvidersApi,
    followTiming: {
      everyMs: options.followEveryMs ?? 20,
      forMs,
      longAfterMs: options.longAfterMs ?? 60_000,
    },
  });
  const alertApi = new AlertApiForwarder();
  const alerts: AlertMessage[] = [];
  alertApi.alert$().subscribe(alert => alerts.push(alert));
  const permissionApi = mockApis.permission({
    authorize:
      options.authorize ??
      (({ permission }) =>
        denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW),
  });
  const toasts: unknown[] = [];
  const toastApi: ToastApi = { post: toast => toasts.push(toast) };
  const events: AnalyticsEvent[] = [];
  const analyticsApi = {
    captureEvent: (event: AnalyticsEvent) => events.push(event),
  };
  const apis = [
    [fluxApiRef, options.fluxApi ?? fluxApi],
    ...backstage.kubernetesApis,
    [alertApiRef, alertApi],
    // Both systems have it; the old one without the app's tree.
    [toastApiRef, toastApi],
    ...(options.formatsLinks
      ? [
          [
            kubernetesClusterLinkFormatterApiRef,
            new KubernetesClusterLinkFormatter({
              formatters: getDefaultFormatters({
                googleAuthApi: { getProfile: async () => undefined },
              }),
              defaultFormatterName: DEFAULT_FORMATTER_NAME,
            }),
          ] as const,
        ]
      : []),
    ...(options.isNewSystem ? [[appTreeApiRef, {}] as const] : []),
    [analyticsApiRef, analyticsApi],
    [
      catalogApiRef,
      new CatalogClient({
        discoveryApi: UrlPatternDiscovery.compile(
          `${backstage.baseUrl}/api/{{ pluginId }}`,
        ),
        fetchApi: { fetch: (...args) => globalThis.fetch(...args) },
      }),
    ],
    ...(options.ownership
      ? [
          [
            identityApiRef,
            mockApis.identity({ ownershipEntityRefs: options.ownership }),
          ] as const,
        ]
      : []),
    [configApiRef, configApi],
    [permissionApiRef, permissionApi],
    [scmIntegrationsApiRef, ScmIntegrationsApi.fromConfig(configApi)],
  ] as const;
  const { translationApi = mockApis.translation() } = options;
  const page = (children: ReactNode) => (
    <KeptStyles>
      <TestApiProvider apis={[...apis, [translationApiRef, translationApi]]}>
        <EntityProvider entity={entity}>{children}</EntityProvider>
      </TestApiProvider>
    </KeptStyles>
  );
  const rendered = await renderInTestApp(page(cards), {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return {
    ...backstage,
    user: userEvent.setup({ delay: null }),
    container: rendered.container,
    unmount: rendered.unmount,
    /** The analytics events so far, oldest first, without navigation. */
    events: () => events.filter(({ action }) => action !== 'navigate'),
    /** The alerts so far, oldest first. */
    alerts,
    /** The toasts of the new frontend system so far, oldest first. */
    toasts,
    /** The same page with other cards. */
    show: (children: ReactNode, of: Entity = entity) => {
      entity = of;
      rendered.rerender(page(children));
    },
    /** The reader comes back to the tab: it is polled at once. Waits until the page has been drawn with the answer. */
    poll: async () => {
      const before = backstage.standIn.requests.length;
      setVisible(true);
      await waitFor(() =>
        expect(backstage.standIn.requests.length).toBeGreaterThan(before),
      );
      await settle();
    },
  };
}

/** Lets what is under way come to an end, as far as it takes no longer than this. Nothing waits for the real time. */
export async function settle(ms = 120): Promise<void> {
  await pass(ms, step => act(step));
}
