/// Habits of real far ends that break a rule, each with a name. They come from public reports by operators of
/// telephone systems. For tests, and for operators who want to reproduce what a carrier does.
///
/// Entry point: [Oddities] lists them and finds them by name.
///
/// Threads: none of its own; a habit runs on the thread that sends or receives. It never changes our own side
/// of a call.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.phone.odd;
