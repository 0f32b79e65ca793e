/// What every dialect brings, so that security, HTTP and callbacks need no vendor's name.
///
/// Entry points: [Dialect] is the port, one implementation a vendor's folder; [Dialects] is all of them. It
/// starts no thread, and never sees a vendor's folder.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api;
