/// What commands print with: the screen, tables, errors, durations.
///
/// Entry points: [Screen], [CommandFailed]. It never knows what a command does.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.terminal;
