/// Counted tries of secrets, and the addresses that right imported secrets came from, in the database.
///
/// Entry point: [JdbcGuessStore]. It never stores a name or an address, only keyed hashes of them.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.guesses;
