package io.ringtrue.server.cli.server;

import io.ringtrue.server.cli.terminal.Screen;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/// What the process passes to its commands.
///
/// @param starter starts the server
/// @param voices opens voices without a server
/// @param virtualThreads for tasks that wait
/// @param platformThreads for tasks that compute, and for those that run while the process ends, which a
/// virtual thread cannot
/// @param environment the process's environment variables
public record Surroundings(
        ServerStarter starter,
        VoiceOpener voices,
        ThreadFactory virtualThreads,
        ThreadFactory platformThreads,
        Clock clock,
        Map<String, String> environment,
        Screen screen) {}
