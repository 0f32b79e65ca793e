/// The two databases: SQLite with one writer and group commit, PostgreSQL with a pool; migrations, columns, dialects of
/// SQL.
///
/// Entry points: [Database] runs a unit of work, [SqlDialect] holds what the engines spell differently,
/// [DatabaseTime] is the clock of leases, [PostgresBell] hears what
/// other nodes have queued, [DataFolder] is this node's own folder. Threads:
/// `sqlite-writer`, `sqlite-reader-n`, since native calls would pin a carrier thread. It never knows what a table is
/// for.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.engine;
