/// Which destinations may be called, and how often. Every refusal names its rule.
///
/// Entry points: [PolicyInForce] with the [DestinationPolicy], which the server's life cycle has follow the store twice
/// a
/// second; [Limits]. It starts no thread, counts nothing itself (the store counts) and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
