/** A message to the backend's process: the Backstage permissions that its policy denies from now on. */
export interface ToBackend {
  readonly type: 'deny';
  readonly id: number;
  readonly permissions: readonly string[];
}

/** The acknowledgement from the backend's process. */
export interface FromBackend {
  readonly type: 'denied';
  readonly id: number;
}

// Both processes run the same version of this file, so checking the type is enough. Other messages do arrive: the
// TypeScript hook of Backstage's CLI reports each file that it loads.
export function isToBackend(message: unknown): message is ToBackend {
  return typeOf(message) === 'deny';
}

export function isFromBackend(message: unknown): message is FromBackend {
  return typeOf(message) === 'denied';
}

function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message
    ? message.type
    : undefined;
}
