/// What engines have in common: how they are shared, spared, and kept from doing harm.
///
/// Entry points: [BoundedEngine] for one that computes here, [SparedEngine] for one that may be down, [Decoding] for
/// sound that others made, [Scripts] for what a voice can read. It has no thread of its own.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.engine;
