import type { FluxResource } from '../flux';
import type { FluxError } from './errors';
import type { FluxApi, FluxApiObject } from './FluxApi';
import type { FluxListing } from './list';

// The types of FluxApi for reading, by name and with all that the plugin knows of a resource.

type Options<
  TMethod extends keyof FluxApi,
  TIndex extends number,
> = NonNullable<Parameters<Required<FluxApi>[TMethod]>[TIndex]>;

/** Selects the resources to list. */
export type FluxListRequest = Parameters<FluxApi['list']>[0];

/** Options of listing resources. */
export interface FluxListOptions extends Options<'list', 2> {
  readonly onPartial?: (listing: FluxListing) => void;
}

/** Result of reading one object: neither field is set where it does not exist. */
export interface FluxReading<T = FluxResource> {
  readonly object?: T;
  readonly error?: FluxError;
}

/** An object of any kind, as the cluster has it. */
export interface FluxRawObject extends FluxApiObject {
  readonly resource?: FluxResource;
}

/** Options of reading several objects of any kinds. */
export type FluxGetManyRawOptions = Options<'getManyRaw', 1>;

/** Options of listing objects of any kind. */
export type FluxListRawOptions = Options<'listRaw', 1>;

/** Options of reading a log. */
export type FluxPodLogsOptions = Options<'podLogs', 1>;

/** Objects of one kind, as the cluster has them. */
export type FluxRawList = Awaited<ReturnType<Required<FluxApi>['listRaw']>>;

/** Events of one object. */
export type FluxEvents = Awaited<ReturnType<Required<FluxApi>['events']>>;
