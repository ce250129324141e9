export interface Config {
  /** Settings of the Flux plugin, all optional. */
  flux?: {
    /**
     * How often an open page refreshes the entity's resources. A duration such as `30s`, `PT30S` or `{ seconds: 30 }`.
     * Default: 10 seconds; minimum: 1 second.
     *
     * @visibility frontend
     * @deepVisibility frontend
     */
    refreshInterval?:
      | string
      | {
          milliseconds?: number;
          seconds?: number;
          minutes?: number;
          hours?: number;
        };
    /**
     * Disables sync, suspend and resume on the page.
     *
     * @visibility frontend
     */
    readOnly?: boolean;
    /**
     * Further namespaced kinds, of API groups that are not Flux's, to show beside Flux's own. An entry needs `group`,
     * `version`, `plural` and `kind`; one without is named on the page, instead of keeping Backstage from starting.
     */
    extraKinds?: {
      /**
       * API group, such as `infra.contrib.fluxcd.io`.
       *
       * @visibility frontend
       */
      group?: string;
      /**
       * API version, such as `v1alpha2`.
       *
       * @visibility frontend
       */
      version?: string;
      /**
       * Plural in the address of the API, such as `terraforms`.
       *
       * @visibility frontend
       */
      plural?: string;
      /**
       * Name of the kind, such as `Terraform`. None of Flux's own kinds.
       *
       * @visibility frontend
       */
      kind?: string;
      /**
       * Type of the condition that says whether an object is ready. Default: `Ready`.
       *
       * @visibility frontend
       */
      readyCondition?: string;
      /**
       * Its controller acts on the annotation `reconcile.fluxcd.io/requestedAt`, as those of Flux do, and writes its value
       * to `status.lastHandledReconcileAt`. The objects can then be synced. Default: false.
       *
       * @visibility frontend
       */
      reconcile?: boolean;
      /**
       * Its controller leaves an object alone while `spec.suspend` is true. The objects can then be suspended and resumed.
       * Default: false.
       *
       * @visibility frontend
       */
      suspend?: boolean;
    }[];
  };
}
