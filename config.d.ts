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
  };
}
