import { listAt, stringAt } from '../json';
import type { Controller } from './controller';
import { failIfScripted } from './failures';
import { hex } from './artifacts';
import { showProgress } from './sources';

/** Simulates notification-controller: Receivers and, until Flux 2.1, Alerts and Providers, which are static since. */
export const notificationController: Controller = {
  name: 'notification-controller',
  kinds: ['Receiver', 'Alert', 'Provider'],
  begin(attempt) {
    showProgress(attempt, 'Reconciliation in progress');
    return true;
  },
  end(attempt) {
    if (failIfScripted(attempt)) return;
    const { conditions, status, object } = attempt;
    const isReceiver = object.kind === 'Receiver';
    const path =
      stringAt(status, 'webhookPath') ??
      `/hook/${hex(object.metadata.uid, 64)}`;
    const message = isReceiver
      ? `Receiver initialized for path: ${path}`
      : 'Initialized';
    conditions
      .delete('Reconciling', 'Stalled')
      .ready('True', 'Succeeded', message);
    attempt.observed().put(isReceiver ? { webhookPath: path } : {});
  },
};

/** Simulates tofu-controller, which is not of Flux and honours its annotation and `spec.suspend`. */
export const tofuController: Controller = {
  name: 'tofu-controller',
  kinds: ['Terraform'],
  begin(attempt) {
    attempt.conditions.ready('Unknown', 'Progressing', 'Initializing');
    return true;
  },
  end(attempt) {
    if (failIfScripted(attempt)) return;
    const revision = stringAt(attempt.status, 'lastAppliedRevision') ?? '';
    const message = `No drift: ${revision}`;
    attempt.conditions.ready('True', 'NoDrift', message);
    attempt.observed();
    attempt.event({ type: 'Normal', reason: 'NoDrift', message });
  },
};

/** Simulates source-watcher. Its kind has no `observedGeneration` and is paused by an annotation. */
export const sourceWatcher: Controller = {
  name: 'source-watcher',
  kinds: ['ArtifactGenerator'],
  begin(attempt) {
    showProgress(attempt, 'Reconciliation in progress');
    return true;
  },
  end(attempt) {
    if (failIfScripted(attempt)) return;
    const artifacts = listAt(attempt.spec, 'artifacts').length;
    const message = `reconciliation succeeded, generated ${artifacts} artifact(s)`;
    attempt.conditions
      .delete('Reconciling', 'Stalled')
      .ready('True', 'Succeeded', message);
    attempt.event({ type: 'Normal', reason: 'Ready', message });
  },
};
