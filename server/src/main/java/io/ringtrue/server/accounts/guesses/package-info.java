/// What stops strangers from guessing secrets: tries are counted before they are tested, and long computing
/// has few threads and few places to wait at.
///
/// Entry points: [Guesses] judges one try; [SlowHashes] is where slow hashes are computed; [GuessStore] is
/// the port that counts. Slow hashes run on `slow-hash-n`, which are platform threads; callers wait for them,
/// on virtual threads, and never compute one themselves. It never sees a secret, only what is derived from
/// one, and sees no account.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.accounts.guesses;
