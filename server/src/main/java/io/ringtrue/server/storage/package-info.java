/// The ports of the rooms on two databases, opened together by [Storage]. One folder below for each noun;
/// `engine` has the databases themselves. These packages are the only ones with SQL; nobody but the wiring
/// imports them.
///
/// A store's method is one transaction. On SQLite it runs on the writer's thread together with others (group
/// commit) and returns when it is on disk; on PostgreSQL it is a transaction of its own. A store never calls
/// another room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage;
