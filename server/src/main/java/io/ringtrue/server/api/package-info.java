/// What each dialect exports, so that security, HTTP and callbacks contain no vendor's name.
///
/// Entry points: [Dialect] is the port, implemented once in each vendor's folder; [Dialects] is all of them;
/// [DialectFilter] is the door by which their requests come in. It starts no thread and never depends on a
/// vendor's folder.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api;
