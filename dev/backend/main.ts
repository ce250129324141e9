/**
 * The backend's process. `launchBackend` starts it, tells it over the process channel what to do, and ends it by
 * closing that channel: then it goes even when whoever started it was killed.
 */
import { startBackend } from './startBackend';
import { isToBackend } from './messages';
import type { BackendState, FromBackend, ToBackend } from './messages';

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
