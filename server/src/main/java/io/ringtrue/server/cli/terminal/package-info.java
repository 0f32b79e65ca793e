/// Input and output of commands: the screen, tables, errors, durations.
///
/// Entry points: [Screen], [CommandFailed], [Table]. It starts no thread and depends on no command.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.terminal;
