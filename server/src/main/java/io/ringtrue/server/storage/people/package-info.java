/// People, their links and the audit log in the database, and who is signed in at which browser.
///
/// Entry points: [JdbcPersonStore], [JdbcAuditLog], [Browsers]. Spring Session writes and reads its two tables by
/// statements of its own. On SQLite these are in a second file, because each request of a browser writes; its
/// thread is made by the factory that [Browsers] is given. It never holds a password or a link's token.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.people;
