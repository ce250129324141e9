import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { translations } from './translations';

/**
 * All texts of the plugin. Kinds, reasons and messages come from Flux and are shown as they are.
 *
 * German, French, Spanish and Japanese are included. They are available in both frontend systems once the app lists
 * `de`, `fr`, `es` or `ja` among its languages. Translations that an app registers for a language take precedence.
 *
 * @public
 */
export const fluxTranslationRef = createTranslationRef({
  id: 'flux',
  translations,
  messages: {
    text: {
      placed: '{{what}} on {{cluster}}',
      labelled: '{{label}}: {{text}}',
      separator: ', ',
      and: '{{items, list(type: conjunction)}}',
      or: '{{items, list(type: disjunction)}}',
    },
    card: {
      title: {
        deployments: 'Flux deployments',
        sources: 'Flux sources',
        helmReleases: 'Flux HelmReleases',
        kustomizations: 'Flux Kustomizations',
        gitRepositories: 'Flux GitRepositories',
        ociRepositories: 'Flux OCIRepositories',
        helmRepositories: 'Flux HelmRepositories',
        imagePolicies: 'Flux ImagePolicies',
        resources: 'Flux resources',
      },
      loading: 'Loading {{title}}',
    },
    content: {
      title: 'Flux',
      noneOf: 'No {{kinds}} found.',
      showEmpty: 'Show empty cards',
      hideEmpty: 'Hide empty cards',
      others: 'Other Flux resources',
    },
    column: {
      kind: 'Kind',
      name: 'Name',
      source: 'Source',
      revision: 'Revision',
      status: 'Status',
      updated: 'Updated',
      actions: 'Actions',
      verified: 'Verified',
      url: 'URL',
      artifact: 'Artifact',
      policy: 'Policy',
      imageRepository: 'Image repository',
      latestImage: 'Latest image',
    },
    table: {
      search: 'Search',
      searchIn: 'Search {{title}}',
      copyLink: 'Copy link',
      copyLinkTo: 'Copy link to {{title}} as shown',
      linkNotCopied: 'Could not copy the link.',
      searchHelp:
        'Words in any order. Narrow with cluster:, status:, kind:, ns: or name:',
      clearSearch: 'Clear search',
      filterKind: 'Kind',
      filterCluster: 'Cluster',
      filterNamespace: 'Namespace',
      filterAll: 'All',
      needsAttention: 'Needs attention',
      nothingMatches: 'No matches.',
      resetFilters: 'Clear filters',
      rowsPerPage: 'Rows per page',
      previousPage: 'Previous page',
      nextPage: 'Next page',
      shownRows: '{{from, number}}–{{to, number}} of {{total, number}}',
    },
    summary: {
      label: 'Summary of {{title}}',
      needAttention_one:
        '{{count, number}} of {{total, number}} needs attention',
      needAttention_other:
        '{{count, number}} of {{total, number}} need attention',
      allReady_one: '{{count, number}} resource, ready',
      allReady_other: 'All {{count, number}} resources are ready',
      allKnownReady_one: '{{count, number}} known resource, ready',
      allKnownReady_other: 'All {{count, number}} known resources are ready',
      noneNeedsAttention_one: 'No problems ({{count, number}} resource)',
      noneNeedsAttention_other: 'No problems ({{count, number}} resources)',
      countOf: '{{number, number}} {{status}}',
      behind: 'behind',
      drifted: 'drifted',
      sourceFailing: 'with failing source',
    },
    status: {
      Deleting: 'Deleting',
      Suspended: 'Suspended',
      Ready: 'Ready',
      Stalled: 'Stalled',
      Overdue: 'Overdue',
      Waiting: 'Waiting',
      Failed: 'Failed',
      Reconciling: 'Reconciling',
      Pending: 'Pending',
      Unknown: 'Unknown',
      Unreadable: 'Unreadable',
    },
    statusDetail: {
      running: 'reconciling',
      retryingNow: 'retrying now',
      retrying: 'will retry',
      waitingFor: 'for {{dependency}}',
      missing: '{{dependency}} does not exist',
      waitsForPrune: 'waiting for Flux to prune what it applied',
      waitsForUninstall: 'waiting for Flux to uninstall the release',
      waitsForFlux: 'waiting for Flux to clean up',
      waitsForFinalizers: 'waiting for {{finalizers}}',
      suspendedBy: 'by {{who}}',
      drifted: 'drifted',
      testsFailed: 'tests failed',
      overdueRun: 'Reconciling for {{time}}',
      overdueLook: 'Not reconciled for {{time}}',
      overdueDeletion: 'Deleting for {{time}}',
      overdueBy: '{{said}}; {{field}} {{allowed}}',
      overdueCause: '{{said}}. The controller may not be running.',
      reason: 'Reason',
      message: 'Message',
      since: 'Since',
      interval: 'Reconciles every {{interval}}',
      static:
        'Flux does not reconcile HelmRepositories of type oci. They are ready as soon as they exist.',
      noEffect: 'suspension has no effect',
      pending: 'No controller has reported a status yet.',
      unknown: 'The controller has not reported a Ready condition.',
      unreadable:
        'The cluster returned an object that could not be read: {{problems}}.',
      frozen: 'Before suspension: {{message}}',
    },
    revision: {
      none: 'not applied yet',
      uninstalled: 'uninstalled',
      failed: '(failed)',
      noArtifact: 'no artifact yet',
      unknown: 'unknown',
      available: '{{revision}} available',
      behindDetail:
        'The source has {{available}}, which Flux has not applied yet.',
      attempted: 'last attempted: {{revision}}',
      applying: 'applying {{revision}}',
      upgrading: 'upgrading to {{revision}}',
      openCommit: 'Open commit {{revision}}',
      from: 'from {{revision}}',
    },
    source: {
      unknown: 'unknown source',
      openRepository: 'Open repository {{url}}',
      status: {
        Deleting: 'source is being deleted',
        Suspended: 'source suspended',
        Ready: 'source ready',
        Stalled: 'source stalled',
        Overdue: 'source overdue',
        Waiting: 'source waiting',
        Failed: 'source failed',
        Reconciling: 'source reconciling',
        Pending: 'source pending',
        Unknown: 'source status unknown',
        Unreadable: 'source unreadable',
      },
      missing: 'source not found',
    },
    shared: {
      mark: 'shared',
      detail:
        'Not labelled for this entity, but used by one of its resources. Refreshed less often.',
      managed: 'managed by Flux',
      managedDetail:
        'Flux creates this HelmChart for a HelmRelease. Refreshed less often.',
      missing: '{{where}}: {{what}} not found, but used by {{by}}',
      notRead: 'Could not read shared sources on {{where}}: {{problem}}',
    },
    verification: {
      verified: 'Verified',
      failed: 'Not verified',
      unknown: 'Not verified yet',
      off: 'Not configured',
      offDetail: 'Signature verification is not configured (spec.verify).',
      by: 'with {{provider}}',
    },
    imagePolicy: {
      semver: 'SemVer {{range}}',
      alphabetical: 'Alphabetical, {{order}}',
      numerical: 'Numerical, {{order}}',
      asc: 'ascending',
      desc: 'descending',
      unknown: 'unknown policy',
      noImage: 'no image yet',
      unknownImage: 'unknown image',
    },
    time: {
      /** The language of these messages. Times are formatted in it, for the user's own region where that speaks it. */
      language: 'en',
      now: 'just now',
      unknown: 'unknown',
    },
    activity: {
      artifactStored: 'Artifact stored {{at}}',
      reconciled: 'Last reconciled {{at}}',
      deployed: 'Last Helm action {{at}}',
      scanned: 'Last scan {{at}}',
      pushed: 'Last push {{at}}',
      statusChanged: 'Status last changed {{at}}',
      created: 'Created {{at}}',
    },
    action: {
      sync: {
        label: 'Sync {{what}}',
        doing: 'Syncing {{what}}',
        done: 'Synced {{what}}',
        doneAt: 'Synced {{what}}: {{revision}}',
        command: 'Sync',
        bulk: {
          button: 'Sync',
          ask_one: 'Sync {{count, number}} resource',
          ask_other: 'Sync {{count, number}} resources',
          begin: 'Sync {{number, number}}',
          will_one: '{{count, number}} will be synced',
          will_other: '{{count, number}} will be synced',
          doing_one: 'Syncing {{count, number}} resource in {{title}}',
          doing_other: 'Syncing {{count, number}} resources in {{title}}',
          done: '{{number, number}} synced',
        },
      },
      syncWithSource: {
        label: 'Sync with source: {{what}}',
        command: 'Sync with source',
        bulk: {
          button: 'Sync with source',
          ask_one: 'Sync {{count, number}} resource with its source',
          ask_other: 'Sync {{count, number}} resources with their sources',
          begin: 'Sync {{number, number}} with source',
          will_one: '{{count, number}} will be synced with its source',
          will_other: '{{count, number}} will be synced with their sources',
          doing_one:
            'Syncing {{count, number}} resource with its source in {{title}}',
          doing_other:
            'Syncing {{count, number}} resources with their sources in {{title}}',
        },
      },
      force: {
        label: 'Force {{what}}',
        menuItem: 'Force…',
        confirm: 'Force',
        explain:
          'Runs one Helm install or upgrade now, even if nothing changed or no retries are left. Creates a new Helm revision.',
        command: 'Force',
      },
      reset: {
        label: 'Reset failures of {{what}}',
        menuItem: 'Reset failures…',
        confirm: 'Reset failures',
        explain:
          'Clears the failure count, so that Flux retries a release that has run out of retries.',
        command: 'Reset failures',
      },
      suspend: {
        label: 'Suspend {{what}}',
        confirm: 'Suspend',
        explain:
          'Flux stops reconciling this resource until you resume it. What is deployed keeps running.',
        doing: 'Suspending {{what}}',
        done: 'Suspended {{what}}',
        command: 'Suspend',
        bulk: {
          button: 'Suspend',
          ask_one: 'Suspend {{count, number}} resource',
          ask_other: 'Suspend {{count, number}} resources',
          begin: 'Suspend {{number, number}}',
          will_one: '{{count, number}} will be suspended',
          will_other: '{{count, number}} will be suspended',
          explain:
            'Flux stops reconciling these resources until you resume them. What is deployed keeps running.',
          doing_one: 'Suspending {{count, number}} resource in {{title}}',
          doing_other: 'Suspending {{count, number}} resources in {{title}}',
          done: '{{number, number}} suspended',
        },
      },
      resumeAndSync: {
        label: 'Resume and sync {{what}}',
        confirm: 'Resume anyway',
      },
      resume: {
        label: 'Resume {{what}}',
        confirm: 'Resume anyway',
        doing: 'Resuming {{what}}',
        done: 'Resumed {{what}}, now ready',
        doneAt: 'Resumed {{what}}, now ready: {{revision}}',
        command: 'Resume and reconcile',
        bulk: {
          button: 'Resume',
          ask_one: 'Resume {{count, number}} resource',
          ask_other: 'Resume {{count, number}} resources',
          begin: 'Resume {{number, number}}',
          will_one: '{{count, number}} will be resumed',
          will_other: '{{count, number}} will be resumed',
          doing_one: 'Resuming {{count, number}} resource in {{title}}',
          doing_other: 'Resuming {{count, number}} resources in {{title}}',
          done: '{{number, number}} resumed',
        },
      },
      more: 'More actions for {{what}}',
      queued: 'Queued',
      readOnly: 'Read-only: actions are turned off (flux.readOnly).',
      refusal: {
        unreadable: 'This object could not be read.',
        deleting: 'Being deleted.',
        unsupported: 'This version of Flux cannot do this for this kind.',
        noSource: 'No source to reconcile.',
        suspended: 'Suspended. Resume it first.',
        alreadySuspended: 'Already suspended.',
        notSuspended: 'Not suspended.',
      },
      notPermittedInBackstage: 'Not permitted in Backstage: {{permission}}',
      notPermittedInCluster:
        'Not permitted: {{verb}} {{resource}} in {{namespace}} on {{cluster}}',
    },
    outcome: {
      failed: '{{what}} failed: {{message}}',
      waiting: '{{what}} is waiting: {{message}}',
      suspended:
        '{{what}} was suspended in the meantime, so nothing was reconciled',
      deleted: '{{what}} was deleted in the meantime',
      sourceFailed:
        '{{what}} was not synced: its source {{source}} failed: {{message}}',
      sourceDeleted:
        '{{what}} was not synced: its source {{source}} was deleted in the meantime',
      sourceSuspended:
        '{{what}} was not synced: its source {{source}} is suspended, and this version of Flux can only reconcile the source on request',
      sourceRunning:
        '{{what}} is not synced yet: Flux is still reconciling its source {{source}}',
      onlySource:
        'Synced the source of {{what}}. This version of Flux cannot reconcile {{what}} on request; it picks up the change by itself',
      conflict:
        'it was changed by someone else at the same time. Nothing was written; check its current state and try again',
      running: 'Flux is still reconciling {{what}}',
      withSkipped: '{{said}}. {{skipped}}.',
      error: '{{action}} failed: {{message}}',
    },
    dialog: { cancel: 'Cancel', close: 'Close' },
    suspension: {
      reason: 'Reason (optional)',
      reasonHelp:
        'Visible to everyone who can see this resource, with your name.',
      kustomization: 'Kustomization {{kustomization}}',
      undoneByGit:
        'This will not last: {{who}} manages spec.suspend from Git and restores it at its next reconciliation. Change it in Git instead.',
      noUninstall:
        'If you delete it while suspended, the Helm release is not uninstalled.',
      noPrune:
        'If you delete it while suspended, the objects it applied are not pruned.',
    },
    commands: {
      menuItem: 'Show flux CLI commands…',
      title: 'flux CLI commands for {{what}}',
      where:
        'Equivalent commands. Run them with your kubectl context set to {{cluster}}.',
      none: 'The flux CLI has no commands for this resource.',
      copy: 'Copy {{command}}',
      copied: 'Copied.',
      notCopied: 'Could not copy. Select the command and copy it yourself.',
      messageItem: 'Show full message…',
      messageTitle: 'Status of {{what}}',
      copyMessage: 'Copy message',
      messageNotCopied:
        'Could not copy. Select the message and copy it yourself.',
    },
    progress: {
      fetching: 'Fetching {{source}}…',
      scanning: 'Scanning {{source}}…',
      applying: 'Applying…',
      reconciling: 'Reconciling…',
      skipped: 'Skipped {{source}}: {{why}}',
      long: 'Taking longer than usual. Still watching.',
    },
    skip: {
      static: 'Flux does not fetch it',
      unsupported: 'this version of Flux cannot reconcile it on request',
      suspended: 'suspended',
      missing: 'not found',
    },
    bulk: {
      selectRow: 'Select {{what}}',
      selectAll_one: 'Select the matching row',
      selectAll_other: 'Select all {{count, number}} matching rows',
      label: 'Selection in {{title}}',
      selected: '{{number, number}} selected',
      selectedHidden:
        '{{number, number}} selected, {{hidden, number}} not shown',
      clear: 'Clear selection',
      busy: 'Another bulk action is running. Wait for it to finish, or cancel it.',
      skipped_one: '{{count, number}} skipped',
      skipped_other: '{{count, number}} skipped',
      noneApplies: 'This action does not apply to any selected resource.',
      reasonCount: '{{number, number}}: {{reason}}',
      otherAction: 'Another action is already running on this resource.',
      checking: 'Checking your permissions on {{clusters}}…',
      checkingLong:
        'Could not confirm your permissions on {{clusters}} yet. You can continue; the cluster decides.',
      sources_one: '{{count, number}} source is reconciled first: {{sources}}.',
      sources_other:
        '{{count, number}} sources are reconciled first, shared ones once: {{sources}}.',
      countOfKind: '{{number, number}} {{kind}}',
      noUninstall:
        'If you delete a HelmRelease while it is suspended, its Helm release is not uninstalled.',
      noPrune:
        'If you delete a Kustomization while it is suspended, the objects it applied are not pruned.',
      undoneByGit_one:
        'This will not last for {{count, number}} resource: {{who}} manages spec.suspend from Git and restores it at its next reconciliation. Change it in Git instead.',
      undoneByGit_other:
        'This will not last for {{count, number}} resources: {{who}} manages spec.suspend from Git and restores it at its next reconciliation. Change it in Git instead.',
      done: '{{done, number}} of {{total, number}} done',
      doneFailed:
        '{{done, number}} of {{total, number}} done, {{failed, number}} failed',
      cancel: 'Cancel',
      cancelling: 'Cancelling…',
      cancelled:
        '{{summary}}. Requests already sent to Flux are not withdrawn.',
      details: 'Details',
      dismiss: 'Dismiss',
      result: '{{title}}: {{summary}}',
      ended: {
        failed: '{{number, number}} failed',
        notPermitted: '{{number, number}} not permitted',
        waiting: '{{number, number}} waiting',
        suspended: '{{number, number}} suspended in the meantime',
        deleted: '{{number, number}} deleted in the meantime',
        running: '{{number, number}} still running',
        skipped: '{{number, number}} skipped (another action was running)',
        outcomeUnknown: '{{number, number}} requested, outcome unknown',
        notStarted: '{{number, number}} not started',
      },
    },
    error: {
      backstage: 'Backstage',
      unauthorized: 'sign-in was rejected',
      forbidden: 'not permitted',
      denied: 'rejected by the cluster',
      notFound: 'not found',
      conflict: 'changed by someone else at the same time',
      throttled: 'too many requests',
      unreachable: 'cannot be reached',
      timeout: 'did not respond in time',
      serverError: 'internal error',
      malformed: 'returned an unexpected answer',
      noCredentials: 'no credentials',
      invalidName: 'name is not valid in a request',
      other: 'request failed',
      withStatus: '{{problem}} (HTTP {{status}})',
      ofKinds: '{{where}}: {{kinds}}: {{problem}}',
      ofCluster: '{{where}}: {{problem}}',
      clusters: '{{number, number}} clusters',
    },
    notice: {
      label: 'Problems with {{title}}',
      asOf: 'Last updated {{age}}.',
      pending: '{{clusters}}: no response yet',
      signedOut: 'Your Backstage session has expired. Sign in again.',
      notAnswering: 'Lost connection to Backstage: {{problem}}.',
      count_one: '{{count, number}} problem:',
      count_other: '{{count, number}} problems:',
      details: 'Details',
      retry: 'Try again',
    },
    failure: {
      title: 'Could not load Flux resources',
      retrying: 'Retrying automatically.',
      forbiddenTitle: 'Not permitted in Backstage',
      forbidden:
        'You need the permissions kubernetes.clusters.read and kubernetes.resources.read to see Flux resources. Ask your Backstage administrator.',
    },
    empty: {
      title: 'No {{kinds}} found',
      sources: 'sources',
      searched:
        'Searched for the label {{selector}} in {{where}} on {{clusters}}.',
      allNamespaces: 'all namespaces',
      namespace: 'namespace {{namespace}}',
      noClusters: 'No clusters are configured in Backstage.',
      incomplete: 'Some clusters did not respond, so resources may be missing.',
      how: 'How to label a resource',
      howDetail_one: 'Add this label to the Flux resource in Git:',
      howDetail_other: 'Add these labels to the Flux resource in Git:',
      noLabelNeeded:
        'No label is needed. The selector only excludes resources.',
      without:
        'Labels alone are not enough: the resource must not have the label {{key}}.',
      notValue:
        'Labels alone are not enough: the label {{key}} must not be {{values}}.',
      contradicted:
        'No resource can match: the conditions on {{keys}} contradict each other. Correct the annotation backstage.io/kubernetes-label-selector.',
      invalidSelector:
        '{{selector}} is not a valid label selector. Correct the annotation backstage.io/kubernetes-label-selector.',
      oneNamespace:
        'The annotation backstage.io/kubernetes-namespace takes one namespace, and {{namespace}} is not the name of one. Without the annotation, all namespaces are searched.',
    },
  },
});
