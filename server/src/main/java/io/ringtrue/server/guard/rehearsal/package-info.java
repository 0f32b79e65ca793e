/// Plays published patterns of call pumping against an installation's own rules, under a virtual clock: how
/// many calls would go out, which rule stops the others, and what it costs. And the most that can be lost
/// at all.
///
/// Entry points: [Rehearsal], [LossBound]. Runs on the caller's thread, and computes for a second or so. It
/// counts in memory by the rules of [io.ringtrue.server.guard], makes no call, and reads and writes no
/// store.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard.rehearsal;
