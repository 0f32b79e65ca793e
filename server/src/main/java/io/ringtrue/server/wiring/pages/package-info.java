/// Puts the dashboard together: its pages by subject, who may open them, and the browser phone.
///
/// Entry points: Spring finds the classes here by itself; [io.ringtrue.server.wiring] has the rest. Threads: the loops
/// that these start, `old-browsers`, `presence` and `old-lists`. Nothing here decides anything: rules of pages are in
/// `dashboard`.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.wiring.pages;
