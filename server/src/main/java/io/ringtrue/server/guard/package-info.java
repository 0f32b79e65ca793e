/// Which destinations may be called, and how often. Every refusal names its rule.
///
/// Entry points: [DestinationPolicy], [Limits]. Values only: it starts no thread, counts nothing itself (the
/// store counts) and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
