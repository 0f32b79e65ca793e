/// Verifications in the database: admission, the call queue, the end, the search. Each unit of work is a verb.
///
/// Entry points: [JdbcVerificationStore], [JdbcCallQueue]. A number's PIN is sealed and deleted when the verification
/// ends.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.verifications;
