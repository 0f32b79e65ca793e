/// The command line.
///
/// Entry point: [Ringtrue]. Each command has a folder below; `serve` and `phone` stand here. Errors are one
/// sentence on standard error and a status above 0. No command opens the database of a running server.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli;
