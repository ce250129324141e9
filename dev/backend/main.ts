/**
 * The backend's process. `launchBackend` starts it, tells it over the process channel what to do, and ends it by
 * closing that channel: then it goes even when whoever started it was killed.
 */
import { EventEmitter } from 'node:events';
import { startBackend } from './startBackend';
import { isToBackend } from './messages';
import type { BackendState, FromBackend, ToBackend } from './messages';

// The Kubernetes backend keeps a proxy for each cluster that it has met, which waits for the server's end. Each
// scenario has clusters of its own.
EventEmitter.defaultMaxListeners = 1_000;

let state: BackendState = { clusters: [], denied: [] };

const answer = (message: FromBackend) => process.send?.(message);

async function receive(message: ToBackend): Promise<void> {
  state = message.state;
  if (message.type === 'state') {
    answer({ type: 'applied', id: message.id });
    return;
  }
  await startBackend(message.options, () => state);
  answer({ type: 'ready' });
}

process.on('message', (message: unknown) => {
  if (isToBackend(message)) {
    receive(message).catch((error: unknown) => {
      answer({
        type: 'failed',
        message: error instanceof Error ? error.message : String(error),
      });
      process.exitCode = 1;
      process.disconnect();
    });
  }
});
process.on('disconnect', () => process.exit());
