/// `ringtrue validate`: cleans a list without a server.
///
/// Entry point: [ValidateCommand]. One thread reads, some look up, one writes; the output appears under its
/// name only when it is whole. It never opens the database or the network.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.lists;
