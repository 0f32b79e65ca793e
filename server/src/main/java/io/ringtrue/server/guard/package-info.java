/// Which destinations may be called, and how often. Every refusal names its rule.
///
/// Entry points: [PolicyInForce] with the [DestinationPolicy], which follows the store twice a second by the server's
/// life cycle; [Limits]. It starts no thread, counts nothing itself (the store counts) and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
