/// Requests to addresses that customers or operators name: judged, then connected to exactly as judged.
///
/// Entry points: [HttpTransport] sends one request within a total time, [AddressPolicy] says which addresses may be
/// connected to, [HttpTarget] and [HostName] say what a URL may be. Every request has a deadline of its own. It never
/// follows
/// a redirect, uses a proxy, or repeats a request. It sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.outbound;
