import type { FluxResource } from '../../flux';
import { resourceTitle } from './text';
import { exactTime, localeOf, span, timeAgo } from './time';
import type { TextOf } from './translate';

/** How lists, times and titles are written in a language. */
export type Formats = ReturnType<typeof formatsOf>;

/**
 * Makes the formats of a language.
 *
 * @param titles - titles of clusters in Backstage's configuration, by their names
 */
export function formatsOf(t: TextOf, titles: ReadonlyMap<string, string>) {
  const locale = () => localeOf(t('time.language'));
  const cluster = (name: string) => titles.get(name) ?? name;
  return {
    /** Returns what a person reads for a cluster: its title in Backstage's configuration, or else its name. */
    cluster,

    /** Returns a cluster's title with its name, for what a person does outside Backstage. */
    clusterAndName: (name: string) => {
      const title = cluster(name);
      return title.includes(name) ? title : `${title} (${name})`;
    },

    /** Returns the title of a resource with its cluster: `Kustomization team-a/podinfo on production-eu`. */
    placedTitle: (resource: FluxResource) =>
      t('text.placed', {
        what: resourceTitle(resource),
        cluster: cluster(resource.cluster),
      }),

    /** Joins items: `a, b, c`. */
    listed: (items: readonly string[]) => items.join(t('text.separator')),

    /** Joins labels and text: `a: b: c`. Leaves out absent parts. */
    labelled: (...parts: readonly (string | undefined)[]) =>
      parts
        .flatMap(part => part || [])
        .reduceRight((text, label) => t('text.labelled', { label, text })),

    /** Returns the exact time in the user's time zone, which is named. @param at - RFC 3339 or ms since the epoch */
    exactTime: (at: string | number) => exactTime(locale(), at),

    /**
     * Returns an age such as `3 minutes ago`. Times in the future, which differing clocks cause, are `just now`.
     *
     * @param at - ms since the epoch, as `now`
     */
    age: (at: number, now: number) =>
      timeAgo(locale(), now - at) ?? t('time.now'),

    /** Returns a span of time such as `6 days`, in the largest unit that it fills. @param ms - at least a second */
    span: (ms: number) => span(locale(), ms),
  };
}
