import { withResource, type FluxListing } from '../api';
import type { FluxResource } from '../flux';

/** Objects that are read by themselves while a poll is under way, whose answers may be older. */
export class RecentReadings {
  private readonly byKey = new Map<
    string,
    { readonly object: FluxResource; readonly at: number }
  >();

  /** Notes an object that was just read. */
  add(object: FluxResource): void {
    this.byKey.set(object.key, { object, at: Date.now() });
  }

  /**
   * Returns a listing of the poll with the objects that were read after their cluster was asked for the list. An object
   * that the list lacks stays out: it was deleted, or is listed by the next poll.
   *
   * An object whose reading was under way when its list was asked for may be shown as it was read, although the list is
   * a moment newer. Until the next poll, either can be wrong; the result of an action must not disappear.
   */
  applyTo(listing: FluxListing): FluxListing {
    let newest = listing;
    for (const { object, at } of this.byKey.values()) {
      newest = withResource(newest, object, at);
    }
    return newest;
  }
}
