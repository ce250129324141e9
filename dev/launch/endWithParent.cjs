// Preloaded into the page's process: when whoever started it goes, however it goes, the process channel closes.
process.on('disconnect', () => process.exit());
// Listening must not keep the process alive.
process.channel?.unref();
