import { isAtLeast } from '../releases';
import type { Json } from '../json';
import { listAt, numberAt, recordAt, stringAt, timestamp } from '../json';
import type { Attempt } from './Attempt';
import type { Controller } from './controller';
import { failIfScripted } from './failures';
import { hex, revisionOf } from './artifacts';
import { showProgress } from './sources';

function begin(attempt: Attempt, message: string): boolean {
  if (attempt.isRequested) showProgress(attempt, message);
  return true;
}

/** Simulates image-reflector-controller's ImageRepositories. A requested run scans even within the interval. */
export const imageRepositories: Controller = {
  name: 'image-reflector-controller',
  kinds: ['ImageRepository'],
  begin: attempt => begin(attempt, 'scanning: reconcile requested'),
  end(attempt) {
    if (failIfScripted(attempt)) return;
    const { status, world, now, spec } = attempt;
    const last = recordAt(status, 'lastScanResult');
    const newTag = world.script['next-revision'];
    const tags = listAt(last, 'latestTags').map(String);
    const latestTags = newTag
      ? [newTag, ...tags].sort().reverse().slice(0, 10)
      : tags;
    const tagCount =
      (numberAt(last, 'tagCount') ?? tags.length) + (newTag ? 1 : 0);
    const revision = newTag ? undefined : stringAt(last, 'revision');
    const checksum =
      revision ?? String(parseInt(hex([spec.image, latestTags], 8), 16));
    const scan = {
      ...last,
      tagCount,
      scanTime: timestamp(now),
      ...(latestTags.length && { latestTags }),
      ...(isAtLeast(world.release, '2.7') && { revision: checksum }),
    };
    const message = isAtLeast(world.release, '2.7')
      ? `successful scan: found ${tagCount} tags with checksum ${checksum}`
      : `successful scan: found ${tagCount} tags`;
    attempt
      .put({
        lastScanResult: scan,
        canonicalImageName: status.canonicalImageName ?? spec.image,
      })
      .observed();
    attempt.conditions
      .delete('Reconciling', 'Stalled')
      .ready('True', 'Succeeded', message);
    attempt.event({ type: 'Normal', reason: 'Succeeded', message });
  },
};

/** Simulates ImagePolicies. The tag is scripted or stays as it is: `spec.policy` is not evaluated. */
export const imagePolicies: Controller = {
  name: 'image-reflector-controller',
  kinds: ['ImagePolicy'],
  begin: attempt => begin(attempt, 'reconciliation in progress'),
  end(attempt) {
    const { conditions, spec, namespace, world, status } = attempt;
    const ref = recordAt(spec, 'imageRepositoryRef');
    const name = stringAt(ref, 'name');
    const repository = world.find(
      'ImageRepository',
      stringAt(ref, 'namespace') ?? namespace,
      name,
    );
    const image = stringAt(repository, 'spec', 'image') ?? '';
    if (!repository || !recordAt(repository, 'status').lastScanResult) {
      const message = repository
        ? 'no tags in database'
        : `failed to get the referred ImageRepository: referenced ImageRepository does not exist: ImageRepository.image.toolkit.fluxcd.io "${name}" not found`;
      conditions.ready('False', 'DependencyNotReady', message).willRetry();
      attempt.event({ type: 'Warning', reason: 'DependencyNotReady', message });
      return;
    }
    if (failIfScripted(attempt)) return;
    conditions.delete('Reconciling', 'Stalled');
    attempt.observed();
    const previous = currentTag(status);
    const [newest] = listAt(
      repository,
      'status',
      'lastScanResult',
      'latestTags',
    ).map(String);
    const tag = world.script['next-revision'] ?? previous ?? newest;
    if (!tag) return;
    if (tag === previous && attempt.readyBefore) return;
    const change =
      previous && tag !== previous ? ` (previously ${image}:${previous})` : '';
    conditions.ready(
      'True',
      'Succeeded',
      `Latest image tag for ${image} resolved to ${tag}${change}`,
    );
    if (tag !== previous) attempt.put(latest(attempt, image, tag));
  },
};

function currentTag(status: Json): string | undefined {
  return (
    stringAt(status, 'latestRef', 'tag') ??
    stringAt(status, 'latestImage')?.split(':').pop()
  );
}

/** Returns the fields of the latest image: a string until Flux 2.5, a reference since 2.7, both in 2.6. */
function latest({ status, world }: Attempt, image: string, tag: string): Json {
  return {
    ...(isAtLeast(world.release, '2.6') && {
      latestRef: { name: image, tag },
      ...(status.latestRef !== undefined && {
        observedPreviousRef: status.latestRef,
      }),
    }),
    ...(!isAtLeast(world.release, '2.7') && {
      latestImage: `${image}:${tag}`,
      ...(status.latestImage !== undefined && {
        observedPreviousImage: status.latestImage,
      }),
    }),
  };
}

export const imageUpdateAutomations: Controller = {
  name: 'image-automation-controller',
  kinds: ['ImageUpdateAutomation'],
  begin: attempt => begin(attempt, 'reconciliation in progress'),
  end(attempt) {
    const { spec, namespace, world, now } = attempt;
    attempt.put({ lastAutomationRunTime: timestamp(now) });
    if (failIfScripted(attempt)) return;
    const ref = recordAt(spec, 'sourceRef');
    const source = world.find(
      'GitRepository',
      stringAt(ref, 'namespace') ?? namespace,
      stringAt(ref, 'name'),
    );
    const commit = world.script['next-revision'];
    const branch =
      stringAt(spec, 'git', 'push', 'branch') ??
      stringAt(spec, 'git', 'checkout', 'ref', 'branch') ??
      'main';
    const modern = isAtLeast(world.release, '2.3');
    const idle = modern ? 'repository up-to-date' : 'no updates made';
    const message = commit
      ? `pushed commit '${commit.slice(0, 7)}' to branch '${branch}'`
      : idle;
    const observed = revisionOf(source);
    attempt
      .observed()
      .put(
        commit ? { lastPushCommit: commit, lastPushTime: timestamp(now) } : {},
      )
      .put(observed && modern ? { observedSourceRevision: observed } : {})
      .put(modern ? { observedPolicies: seenPolicies(attempt) } : {});
    const reason = modern ? 'Succeeded' : 'ReconciliationSucceeded';
    attempt.conditions.delete('Reconciling', 'Stalled');
    if (commit || !attempt.readyBefore)
      attempt.conditions.ready('True', reason, message);
    attempt.event({ type: 'Normal', reason, message });
  },
};

/** Returns what the policies that the automation uses choose now. */
function seenPolicies({ status, namespace, world }: Attempt): Json {
  const before = recordAt(status, 'observedPolicies');
  return Object.fromEntries(
    Object.entries(before).map(([name, seen]) => {
      const policy = world.find('ImagePolicy', namespace, name);
      return [name, policy?.status?.latestRef ?? seen];
    }),
  );
}
