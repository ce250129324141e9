import { shorten } from '../shared';

/** Length at which a message is cut in a notification, in characters. */
const MESSAGE_LENGTH = 300;

/** Returns a message of Flux or Kubernetes, cut to what a notification has room for. */
export const shortMessage = (message: string): string =>
  shorten(message, MESSAGE_LENGTH);
