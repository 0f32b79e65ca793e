/// Notices that the database is an older backup, and keeps what it still has queued from being called again.
///
/// Entry point: [BackupGuard]. It runs on its caller's thread, one call at a time. It never changes money: what is
/// missing is listed in a file.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.backups;
