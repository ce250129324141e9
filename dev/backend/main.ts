/**
 * The backend's process. `launchBackend` starts it, controls it over the process channel, and ends it by closing that
 * channel, so that it also ends when its parent is killed.
 */
import { EventEmitter } from 'node:events';
import { startBackend } from './startBackend';
import { isToBackend } from './messages';
import type { BackendState, FromBackend, ToBackend } from './messages';

// The Kubernetes backend keeps a proxy, with a listener for the server's end, for each cluster it has seen. Each
// scenario has its own clusters.
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
