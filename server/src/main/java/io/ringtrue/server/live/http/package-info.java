/// Live sources that answer in JSON over HTTP; which, and how they spell things, is configuration.
///
/// Entry point: [HttpSource]. It never asks an address the operator has not allowed.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.live.http;
