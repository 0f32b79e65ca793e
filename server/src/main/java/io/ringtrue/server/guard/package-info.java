/// Where may be called and how often; every refusal names its rule.
///
/// Entry points: [DestinationPolicy], [Limits]. Values only, no thread. It sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
