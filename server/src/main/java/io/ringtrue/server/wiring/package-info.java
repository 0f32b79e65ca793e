/// Joins the rooms: one Spring configuration for each room, the settings it reads, the metrics, and all threads.
///
/// Entry points: Spring finds the `…Wiring` classes; [Settings] is what the YAML holds; [Threads] is the only
/// place where threads are made. Only the root package imports this one. It never decides anything about a
/// call, a number or money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.wiring;
