/// `ringtrue validate`: cleans a list without a server.
///
/// Entry point: [ValidateCommand]. The command's thread reads and writes; `cli-n` threads look
/// numbers up. Until the output is complete, notes beside it say how far it is. It never opens the
/// database or the network.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.lists;
