/// Work that is looked for again and again: one loop, one pause, one way to close.
///
/// Entry point: [Loop]. A loop runs on the one thread it is given. It never knows what is looked for.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.loop;
