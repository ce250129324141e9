export interface Config {
  /** Settings of the Flux plugin. All of them are optional. */
  flux?: {
    /**
     * How often the resources of the entity on the page are asked for. A duration such as `30s`, `PT30S` or
     * `{ seconds: 30 }`; 10 seconds by default, 1 second at the least.
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
     * When true, sync, suspend and resume are shown as disabled.
     *
     * @visibility frontend
     */
    readOnly?: boolean;
  };
}
