/// What the commands know of a running server: how to start one, and how to write its URLs.
///
/// Entry points: [ServerStarter], [RunningServer], [Surroundings]. No command imports Spring.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.server;
