import {
  CONTROLLERS,
  controllerState,
  newestFirst,
  OPERATOR_GROUP,
  type ContainerEnd,
  type FluxController,
} from '../../flux/runtime';
import { defineWords, inCell, problemWords } from '../shared';
import { healthWords } from '../shared/late';
import type { RuntimeState } from './runtimeStates';

/** A cluster without any Deployment that is labelled as one of Flux, where all of them were read. */
const isBare = ({ runtime, versions }: RuntimeState) =>
  runtime?.controllers?.length === 0 &&
  runtime.unreadable === 0 &&
  versions.length === 0;

/** A cluster that serves none of Flux's kinds either: nothing could run them. */
const isNotInstalled = (state: RuntimeState) =>
  isBare(state) &&
  state.runtime?.groups?.every(({ group }) => group === OPERATOR_GROUP) ===
    true;

const isUnknown = (state: RuntimeState) =>
  state.runtime !== undefined &&
  !state.lost &&
  state.versions.length === 0 &&
  !isBare(state);

/** Words for Flux itself on clusters: its versions and controllers. */
export const runtimeWords = defineWords(t => {
  const healthReason = healthWords(t);
  const problemOf = problemWords(t);

  /** Returns which versions of Flux run on how many clusters: `Flux 2.6.4 on 3 clusters, 2.5.1 on 1 cluster`. */
  function versionsText(states: readonly RuntimeState[]): string | undefined {
    const versions = newestFirst(states.flatMap(each => each.versions));
    const [only] = versions;
    if (only === undefined) return undefined;
    const isSame =
      versions.length === 1 && states.every(each => each.versions.length === 1);
    if (isSame) {
      return t('runtime.onAll', {
        version: inCell(only),
        count: states.length,
      });
    }
    const parts = versions.map(version =>
      t('runtime.onClusters', {
        version: inCell(version),
        count: states.filter(each => each.versions.includes(version)).length,
      }),
    );
    return t('runtime.versions', { versions: t.listed(parts) });
  }

  /** Returns how many of a controller's Pods are ready. */
  function readyText({ ready, wanted }: FluxController): string {
    return t('runtime.readyOf', { ready, wanted });
  }

  /** Returns why a controller is not ready, as far as its Pods or its Deployment tell more than numbers. */
  function reasonText(controller: FluxController): string | undefined {
    if (controllerState(controller) === 'stopped') return t('runtime.stopped');
    const { reason } = controller.health;
    return reason === undefined || reason.id === 'replicas'
      ? undefined
      : healthReason(reason);
  }

  return {
    readyText,

    reasonText,

    /** Returns one line about all clusters: their versions of Flux, and what is not ready, not known or not read. */
    runtimeSentence(states: readonly RuntimeState[]): string {
      const count = (has: (state: RuntimeState) => boolean) =>
        states.filter(has).length;
      const unwell = states.flatMap(each => each.unwell).length;
      const unknown = count(isUnknown);
      const bare = count(isBare);
      const without = count(isNotInstalled);
      const silent = count(({ lost, runtime }) =>
        Boolean(lost && runtime?.controllers === undefined),
      );
      const old = count(each => each.old.length > 0);
      const pending = count(({ runtime }) => runtime === undefined);
      const sentence = [
        versionsText(states),
        unknown > 0 && t('runtime.unknownOn', { count: unknown }),
        bare > without &&
          t('runtime.noControllersOn', { count: bare - without }),
        without > 0 && t('runtime.notOn', { count: without }),
        unwell > 0 && t('runtime.unwell', { count: unwell }),
        old > 0 && t('runtime.old.on', { count: old }),
        silent > 0 && t('fleet.silent', { count: silent }),
        pending > 0 && t('fleet.loading', { count: pending }),
      ]
        .filter(Boolean)
        .join(' · ');
      // Without a version, it begins with one of the other parts.
      return sentence.charAt(0).toUpperCase() + sentence.slice(1);
    },

    /** Returns the versions of Flux on a cluster, each with its namespace where there are several installs. */
    clusterVersionText(state: RuntimeState): string | undefined {
      const { runtime, installs, versions } = state;
      if (isNotInstalled(state)) return t('runtime.notInstalled');
      if (isBare(state)) {
        return t('runtime.noControllers', { selector: CONTROLLERS });
      }
      if (installs.length > 1) {
        const parts = installs.map(install =>
          t('runtime.inNamespace', {
            version:
              t.listed(install.versions.map(inCell)) ||
              t('runtime.unknownVersion'),
            namespace: inCell(install.namespace),
          }),
        );
        return t('runtime.versions', { versions: t.listed(parts) });
      }
      if (versions.length > 0) {
        const text = t.listed(versions.map(inCell));
        return t('runtime.versions', { versions: text });
      }
      return runtime?.controllers && runtime.controllers.length > 0
        ? t('runtime.versions', { versions: t('runtime.unknownVersion') })
        : undefined;
    },

    /** Returns what is wrong with a controller that is not ready: `helm-controller: 0 of 1 ready: manager: OOMKilled, …`. */
    unwellText(controller: FluxController): string {
      const { ref, ready, wanted } = controller;
      const number = readyText(controller);
      const why = reasonText(controller);
      return t.labelled(
        inCell(ref.name),
        ready < wanted && why !== undefined ? number : undefined,
        why ?? number,
      );
    },

    /** Returns how a container ended: `OOMKilled, exited with code 137`. */
    endText({ reason, exitCode }: ContainerEnd): string {
      const code = `${exitCode ?? '?'}`;
      return reason === undefined || reason === 'Error'
        ? t('details.reason.exited', { code })
        : t('details.reason.exitedWith', { code, reason: inCell(reason) });
    },

    /** Returns how many resources of a cluster were last written at old versions of the API; `undefined` where none are known. */
    oldVersionsText({ old }: RuntimeState): string | undefined {
      const keys = old.flatMap(({ writes }) =>
        writes.map(({ resource }) => resource.key),
      );
      const count = new Set(keys).size;
      return count > 0 ? t('runtime.old.count', { count }) : undefined;
    },

    /** Returns what could not be read on a cluster, and why. */
    problemLines({ runtime }: RuntimeState): readonly string[] {
      return (runtime?.errors ?? []).map(error =>
        t.labelled(
          error.kind === undefined ? undefined : inCell(error.kind),
          problemOf(error),
        ),
      );
    },
  };
});

/** README's roles that grant what is read here. Every signed-in account may read API groups. */
const ROLE_OF: Readonly<Record<string, string>> = {
  Deployment: 'backstage-flux-details',
  Pod: 'backstage-flux-details',
  FluxInstance: 'backstage-flux-view',
  FluxReport: 'backstage-flux-view',
};

/** Returns the roles of README that some cluster has not granted. */
export function missingRoles(
  states: readonly RuntimeState[],
): readonly string[] {
  const roles = states
    .flatMap(({ runtime }) => runtime?.errors ?? [])
    .flatMap(({ problem, kind = '' }) =>
      problem === 'forbidden' && Object.hasOwn(ROLE_OF, kind)
        ? (ROLE_OF[kind] ?? [])
        : [],
    );
  return [...new Set(roles)].sort();
}
