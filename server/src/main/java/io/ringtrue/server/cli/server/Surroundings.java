package io.ringtrue.server.cli.server;

import io.ringtrue.server.cli.terminal.Screen;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/// What the commands are given by the process they run in.
///
/// @param starter starts the server
/// @param virtualThreads for what waits
/// @param platformThreads for what computes, and for what runs while the process ends: a virtual thread cannot
/// @param environment the process's variables
public record Surroundings(
        ServerStarter starter,
        ThreadFactory virtualThreads,
        ThreadFactory platformThreads,
        Clock clock,
        Map<String, String> environment,
        Screen screen) {}
