// Preloaded into the page's process: ends it when the process channel closes, however its parent ended.
process.on('disconnect', () => process.exit());
// The listener must not keep the process alive.
process.channel?.unref();
