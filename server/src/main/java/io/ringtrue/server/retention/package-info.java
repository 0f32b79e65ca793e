/// What happens to personal data that is old: numbers are masked.
///
/// Entry point: [Masking]; [RetentionStore] is the port. A loop's thread runs it. It never touches money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.retention;
