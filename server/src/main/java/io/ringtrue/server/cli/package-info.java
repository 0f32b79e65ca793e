/// The command line, `ringtrue`.
///
/// Entry point: [Ringtrue]. `serve` and `phone` are here; the other commands have a package each: `admin`,
/// `lists` (validate), `demo`. A command runs on the process's main thread. An error is one sentence on
/// standard error and an exit status above 0. No command opens the database of a running server.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli;
