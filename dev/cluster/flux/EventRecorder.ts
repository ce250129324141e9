import type { KubernetesObject } from '../types';
import { eventObject, lastTimeOf } from '../events/eventObject';
import { eventKind } from '../kinds';
import { recordAt, sameJson, timestamp } from '../json';
import type { ObjectStore } from '../store';
import type { EmittedEvent } from './Attempt';

/** Events expire after an hour, the API server's default. */
const TTL_MS = 3_600_000;

/** Writes core/v1 Events as the classic recorder does: a repeated event increments its count. */
export class EventRecorder {
  #count = 0;

  constructor(private readonly store: ObjectStore) {}

  record(
    object: KubernetesObject,
    component: string,
    event: EmittedEvent,
  ): void {
    const now = timestamp(new Date());
    const { namespace = 'default', name, uid } = object.metadata;
    this.#forgetOld(namespace);
    const again = this.store
      .list(eventKind, namespace)
      .find(
        other =>
          recordAt(other, 'involvedObject').uid === uid &&
          sameJson(
            [other.type, other.reason, other.message],
            [event.type, event.reason, event.message],
          ),
      );
    if (again) {
      const count = Number(again.count) + 1;
      this.store.update(
        eventKind,
        { ...again, count, lastTimestamp: now },
        { manager: component },
      );
      return;
    }
    const date = new Date();
    const created = eventObject(object, {
      ...event,
      component,
      count: 1,
      first: date,
      last: date,
    });
    this.#count += 1;
    const suffix = (Date.now() * 1000 + this.#count).toString(16);
    const metadata = { ...created.metadata, name: `${name}.${suffix}` };
    this.store.create(eventKind, { ...created, metadata });
  }

  #forgetOld(namespace: string) {
    const limit = Date.now() - TTL_MS;
    for (const event of this.store.list(eventKind, namespace)) {
      if (lastTimeOf(event) < limit) {
        this.store.delete(eventKind, namespace, event.metadata.name);
      }
    }
  }
}
