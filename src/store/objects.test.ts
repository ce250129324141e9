import { pass, setUpTime } from '../../dev/testing/time';
import { setUpWire, startBackstage, tested } from '../__testUtils__/backstage';
import { FluxClient } from '../api';
import { isReadable, type FluxResource } from '../flux';
import { storeOf } from '.';

setUpTime();
setUpWire();

const MINUTE = 60_000;
/** Everything has been listed and read by then. */
const SOON = 500;

function openStore() {
  const backstage = startBackstage('shared-sources');
  const [[, kubernetesApi], [, kubernetesAuthProvidersApi]] =
    backstage.kubernetesApis;
  const store = storeOf(
    new FluxClient({ kubernetesApi, kubernetesAuthProvidersApi }),
  );
  return {
    ...backstage,
    store,
    poll: store.listings.of({ entity: tested.podinfo }, MINUTE),
    readings: () =>
      backstage
        .asked()
        .filter(each =>
          /^GET \/proxy\/.*\/namespaces\/.*repositories\/./.test(each),
        ),
  };
}

test('a source that another listing holds is not read again', async () => {
  const { store, poll, readings } = openStore();
  const leaveAll = store.listings
    .of({}, MINUTE)
    .join(['GitRepository', 'OCIRepository', 'HelmRepository']);
  const everything = store.listings.of({}, MINUTE);
  await pass(SOON);
  expect(store.client.getQueryData(everything.query.queryKey)).toBeDefined();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(SOON);
  expect(poll.shared.get().size).toBeGreaterThan(1);
  expect(readings()).toEqual([]);
  leave();
  leaveAll();
});

test('an object that was written shows among the shared sources at once', async () => {
  const { store, poll } = openStore();
  const leave = poll.join(['Kustomization', 'HelmRelease']);
  await pass(SOON);
  expect(poll.shared.get().size).toBeGreaterThan(1);
  const before = poll.shared.get();
  const source = [...before.values()]
    .flatMap(({ resource }) => resource ?? [])
    .find(isReadable);
  if (!source) throw new Error('No source was read');
  const written: FluxResource = { ...source, suspended: true };
  store.put(written);
  const after = poll.shared.get();
  expect(after.get(source.key)?.resource).toBe(written);
  // The others keep their identity, so that their rows are not drawn again.
  const changed = [...after].filter(([key, each]) => each !== before.get(key));
  expect(changed).toHaveLength(1);
  leave();
});
