import {
  gitRepository,
  kustomization,
  provider,
  receiver,
  type Setting,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router-dom';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import {
  filledTable,
  openDetails,
  motley,
  objectIn,
  oneCluster,
  renderPage,
  rowOf,
  rows,
  setUpPages,
  settle,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const WEB_9 =
  'production/kustomize.toolkit.fluxcd.io/Kustomization/team-a/web-9';

/** Shows the parameters of the page, and moves through its history. */
const Browser = ({ to }: { to: string }) => {
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="Parameters">{useLocation().search}</output>
      <button onClick={() => navigate(-1)}>Back in the browser</button>
      <button onClick={() => navigate(to)}>Follow the link</button>
    </>
  );
};

const params = () =>
  new URLSearchParams(
    screen.getByRole('status', { name: 'Parameters', hidden: true })
      .textContent ?? '',
  );

async function showPage(to = '?', options = {}) {
  const page = await renderPage(
    <>
      <Browser to={to} />
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard />
    </>,
    { story: motley(), ...options },
  );
  const table = await filledTable(TITLE);
  const press = (name: string) =>
    page.user.click(screen.getByRole('button', { name, hidden: true }));
  const open = async (name: string) => {
    const row = rowOf(table, name);
    const link = within(row).getByRole('link', { name });
    return { link, dialog: await openDetails(page.user, row, name) };
  };
  return { ...page, table, press, open };
}

const isClosed = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

test('the name of a row opens its details, and Escape closes them and returns the focus', async () => {
  const { open, user, asked } = await showPage();
  const before = asked().length;
  const { link, dialog } = await open('web-9');
  expect(dialog).toHaveAccessibleName('Kustomization web-9');
  expect(dialog).toHaveTextContent('team-a · production');
  expect(within(dialog).getByRole('button', { name: 'Failed' })).toBeVisible();
  expect(
    within(dialog).getByRole('group', { name: 'Message' }),
  ).toHaveTextContent('Deployment/web is sad');
  expect(params().get('flux-deployments.open')).toBe(WEB_9);
  expect(link).toHaveAttribute(
    'href',
    expect.stringContaining(encodeURIComponent(WEB_9)),
  );
  await within(dialog).findByRole('heading', { name: 'Conditions' });
  const reads = asked()
    .slice(before)
    .filter(each => each.endsWith('/web-9'));
  expect(reads).toHaveLength(1);
  await user.keyboard('{Escape}');
  await isClosed();
  expect(params().has('flux-deployments.open')).toBe(false);
  expect(link).toHaveFocus();
});

test.each([
  ['the row of their object', 'web-9', /^web-9$/],
  ['the card, where no row has their object', 'web-none', /^$/],
])(
  'details that an address has opened give the focus to %s when they close',
  async (_, name, focused) => {
    const to = `?flux-deployments.open=${encodeURIComponent(WEB_9.replace('web-9', name))}`;
    const { user } = await showPage(to);
    // Unlike a person's click, it leaves the focus where it is.
    fireEvent.click(screen.getByRole('button', { name: 'Follow the link' }));
    await screen.findByRole('dialog', { name: `Kustomization ${name}` });
    await user.keyboard('{Escape}');
    await isClosed();
    const card = screen.getByRole('region', { name: TITLE });
    await waitFor(() => expect(document.body).not.toHaveFocus());
    const { activeElement } = document;
    expect(card).toContainElement(activeElement as HTMLElement);
    expect(activeElement).toHaveTextContent(focused);
  },
);

test.each([
  ['under the pointer', false],
  ['that has the focus', true],
])(
  'Escape on a tooltip %s closes the tooltip, and the next one the details',
  async (...of) => {
    const [, isFocused] = of;
    const { open, user } = await showPage();
    const { dialog } = await open('web-9');
    const copy = within(dialog).getByRole('button', { name: /^Copy link/ });
    await user.hover(copy);
    if (isFocused) act(() => copy.focus());
    expect(await screen.findByRole('tooltip')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
    expect(dialog).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await isClosed();
  },
);

test('the overview tells how often, from where and by whom, and all conditions', async () => {
  const { open } = await showPage();
  const { dialog } = await open('web-9');
  const conditions = await within(dialog).findByRole('table');
  expect(
    within(conditions).getByRole('rowheader', { name: 'Ready False' }),
  ).toBeVisible();
  expect(conditions).toHaveTextContent('HealthCheckFailed');
  expect(
    within(dialog).getByRole('link', { name: 'GitRepository team-a/app' }),
  ).toBeVisible();
  expect(dialog).toHaveTextContent(/Every 10m/);
  expect(dialog).toHaveTextContent('kustomize.toolkit.fluxcd.io/v1');
});

test('a reference opens the next object, and back returns to the one before', async () => {
  const { open, press, user } = await showPage();
  const { dialog } = await open('web-9');
  await user.click(
    await within(dialog).findByRole('link', {
      name: 'GitRepository team-a/app',
    }),
  );
  await screen.findByRole('dialog', { name: 'GitRepository app' });
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findByRole('dialog', { name: 'Kustomization web-9' });
  await press('Back in the browser');
  await isClosed();
  expect(params().has('flux-deployments.open')).toBe(false);
});

test('back from details that were opened at once restores the search and filters of all cards', async () => {
  const { user, press, open, table } = await showPage();
  const paste = async (title: string, words: string) => {
    const search = screen.getByRole('textbox', { name: `Search ${title}` });
    await user.click(search);
    await user.paste(words);
    return search;
  };
  const sources = await paste('Flux sources', 'charts');
  const search = await paste(TITLE, 'sad');
  await press('1 failing');
  await paste(TITLE, ' is');
  await open('web-9');
  await settle(1_000);
  await press('Back in the browser');
  await isClosed();
  await settle(1_000);
  expect(screen.getByRole('button', { name: '1 failing' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(search).toHaveValue('sad is');
  expect(sources).toHaveValue('charts');
  expect(rows(table)).toHaveLength(1);
  expect(Object.fromEntries(params())).toEqual({
    'flux-deployments.q': 'sad is',
    'flux-deployments.show': 'Failed',
    'flux-sources.q': 'charts',
  });
});

test('closing leaves all objects that were opened one from another', async () => {
  const { open, user } = await showPage();
  const { dialog } = await open('web-9');
  await user.click(
    await within(dialog).findByRole('link', {
      name: 'GitRepository team-a/app',
    }),
  );
  await screen.findByRole('dialog', { name: 'GitRepository app' });
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await isClosed();
  expect(params().has('flux-deployments.open')).toBe(false);
});

test('a link opens an object and a section, in the card that it names only', async () => {
  const { press } = await showPage(
    `?flux-sources.open=${encodeURIComponent(WEB_9)}&flux-sources.section=yaml`,
  );
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog', {
    name: 'Kustomization web-9',
  });
  expect(within(dialog).getByRole('tab', { name: 'YAML' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(
    await within(dialog).findByText(
      'kubectl get kustomization.kustomize.toolkit.fluxcd.io web-9 -n team-a -o yaml',
    ),
  ).toBeVisible();
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
});

test('an object that does not exist says so', async () => {
  const { press, user } = await showPage(
    `?flux-deployments.open=${encodeURIComponent(WEB_9.replace('web-9', 'gone'))}`,
  );
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByText(
      'Kustomization team-a/gone does not exist on production.',
    ),
  ).toBeVisible();
  expect(within(dialog).queryByRole('tab')).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await isClosed();
});

test('nonsense in the URL opens nothing', async () => {
  const { press } = await showPage('?flux-deployments.open=a/b/c');
  await press('Follow the link');
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the actions of the details are those of the row', async () => {
  const { open, cluster, user } = await showPage();
  const { dialog } = await open('web-10');
  await user.click(
    within(dialog).getByRole('button', {
      name: /^Sync Kustomization team-a\/web-10/,
    }),
  );
  await waitFor(() =>
    expect(
      objectIn(cluster('production'), 'Kustomization', 'web-10').metadata
        .annotations,
    ).toHaveProperty(['reconcile.fluxcd.io/requestedAt']),
  );
});

test('an object that the person may not read names the role that allows it', async () => {
  const pod = encodeURIComponent('production//Pod/team-a/web-1');
  const { press } = await showPage(`?flux-deployments.open=${pod}`);
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog', { name: 'Pod web-1' });
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    /not permitted.*the cluster role "backstage-flux-details"/,
  );
});

/** A Kustomization and its source. */
function webOf(at: Setting) {
  const source = gitRepository(at, {
    ...mine,
    name: 'app',
    url: 'https://github.com/example/app',
  });
  return [source, kustomization(at, { ...mine, name: 'web', source })];
}

test('the YAML of a Provider has no more of its address than the host', async () => {
  const chat = encodeURIComponent(
    'production/notification.toolkit.fluxcd.io/Provider/team-a/chat',
  );
  const { press } = await showPage(
    `?flux-deployments.open=${chat}&flux-deployments.section=yaml`,
    {
      story: [
        oneCluster(at => [
          ...webOf(at),
          provider(at, {
            ...mine,
            name: 'chat',
            type: 'slack',
            address: `https://hooks.example.com/services/${'x'.repeat(120)}`,
          }),
        ]),
      ],
    },
  );
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog', { name: 'Provider chat' });
  await waitFor(() => expect(dialog).toHaveTextContent('kind: Provider'));
  expect(dialog).toHaveTextContent('https://hooks.example.com/…');
  expect(dialog).not.toHaveTextContent('xxx');
});

test('a copied YAML is no longer called so once another one is shown', async () => {
  // jsdom has no such command.
  Object.assign(document, { execCommand: () => true });
  const { press, user } = await showPage(
    `?flux-deployments.open=${encodeURIComponent(WEB_9)}&flux-deployments.section=yaml`,
  );
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog');
  const button = (name: string) =>
    within(dialog).findByRole('button', { name, hidden: true });
  await user.click(await button('Copy YAML'));
  await user.click(await button('Copied.'));
  await user.click(
    within(dialog).getByRole('checkbox', { name: 'Show managed fields' }),
  );
  await user.click(await button('Copy YAML'));
  expect(await button('Copied.')).toBeVisible();
  await settle(4_000);
  expect(await button('Copy YAML')).toBeVisible();
});

test('the YAML has no managed fields until they are asked for, and no secret path', async () => {
  const hook = encodeURIComponent(
    'production/notification.toolkit.fluxcd.io/Receiver/team-a/hook',
  );
  const { press, user } = await showPage(
    `?flux-deployments.open=${hook}&flux-deployments.section=yaml`,
    {
      story: [
        oneCluster(at => {
          const app = gitRepository(at, {
            ...mine,
            name: 'app',
            url: 'https://github.com/example/app',
          });
          return [
            app,
            kustomization(at, { ...mine, name: 'web', source: app }),
            receiver(at, { ...mine, name: 'hook', triggers: [app] }),
          ];
        }),
      ],
    },
  );
  await press('Follow the link');
  const dialog = await screen.findByRole('dialog', { name: 'Receiver hook' });
  await waitFor(() => expect(dialog).toHaveTextContent('kind: Receiver'));
  expect(dialog).toHaveTextContent('/hook/…');
  expect(dialog).not.toHaveTextContent(/\/hook\/\w/);
  expect(dialog).not.toHaveTextContent('fieldsV1');
  await user.click(
    within(dialog).getByRole('checkbox', { name: 'Show managed fields' }),
  );
  expect(dialog).toHaveTextContent('managedFields:');
});

test('"Try again" asks again for a cluster sign-in that was rejected, and polls do not', async () => {
  const { open, user, kubernetesApis } = await showPage();
  const [[, kubernetesApi]] = kubernetesApis;
  const reached = kubernetesApi.proxy.bind(kubernetesApi);
  // As Backstage's own client rejects when its sign-in dialog is closed.
  const signIn = jest
    .spyOn(kubernetesApi, 'proxy')
    .mockRejectedValue(new Error('Login failed, popup was closed'));
  const { dialog } = await open('web-9');
  const [retry] = await within(dialog).findAllByRole('button', {
    name: 'Try again',
  });
  await settle(25_000);
  expect(signIn).toHaveBeenCalledTimes(1);

  signIn.mockImplementation(reached);
  if (!retry) throw new Error('There is nothing to retry');
  await user.click(retry);
  expect(await within(dialog).findByRole('table')).toHaveTextContent(
    'HealthCheckFailed',
  );
});
