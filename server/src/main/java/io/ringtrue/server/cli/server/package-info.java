/// What commands need of a server: how to start one, and how to write its URLs.
///
/// Entry points: [ServerStarter], [RunningServer], [VoiceOpener], [Surroundings]. Values and ports only, no thread. It
/// never imports Spring.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.server;
