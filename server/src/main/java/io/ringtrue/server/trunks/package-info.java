/// Whether a trunk works, found out step by step.
///
/// Entry points: [TrunkDoctor] checks, [TrunkCheck] is what it found, [Destinations] says which numbers a test call may
/// ring.
///
/// Threads: the caller's waits, at most 15 s; a test call has one more for its answer. A check changes nothing, calls
/// nobody unless a number is given, and shows text of the far end as text.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.trunks;
