/// Which destinations may be called, and how often. Every refusal names its rule.
///
/// Entry points: [Destinations] with the [DestinationPolicy] in force, [Limits]. It starts no thread, counts nothing
/// itself (the store counts) and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
