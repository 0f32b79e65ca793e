/// Live sources that answer in JSON over HTTP; which, and how they spell things, is configuration.
///
/// Entry point: [HttpSource]. It reaches providers through `outbound` alone, on the thread of whoever asks,
/// and never asks an address that the policy of `outbound` forbids.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.live.http;
