/// Polling loops: one way to pause, to be woken and to be closed for everything that looks for work
/// again and again.
///
/// Entry points: [Loop]; [Bell], by which nodes wake each other's loops. A loop runs on the one thread it is given.
/// It logs failures, and never contains the work itself. Rooms may use it; it sees none of them.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.loop;
