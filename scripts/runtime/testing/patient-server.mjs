// Run as a program of its own: ends well when it is told to, as the server does once its calls are done.
process.on("SIGTERM", () => process.exit(0));
setTimeout(() => process.exit(3), 15_000);
