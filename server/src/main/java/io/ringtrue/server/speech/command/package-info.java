/// Voices that are programs on this machine: a text on standard input gives a WAV file on standard output.
///
/// Entry points: [CommandEngine] is one voice of one language, [Preset] has the programs that are used when they
/// are installed. A sentence runs a process on its caller's thread, and a platform thread reads its output. No shell
/// is started, no text stands on a command line, in a file or in the log, and no process outlives its time.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.command;
