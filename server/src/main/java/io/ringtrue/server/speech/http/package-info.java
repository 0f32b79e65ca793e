/// A voice behind HTTP, as the OpenAI API speaks: a text is posted, a sound comes back.
///
/// Entry point: [HttpEngine]. Requests go through `outbound` on their caller's thread, one connection each. It
/// follows no redirect, and writes neither text nor key to the log.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.http;
