/// Requests to addresses that customers or operators name: judged, then connected to exactly as judged.
///
/// Entry points: [SafeConnector] sends one request within a total time, for its status or for the whole answer;
/// [HttpTransport] is what the courier is given of it. [AddressPolicy] says which addresses may be connected to,
/// [HttpTarget] and [HostName] say what a URL may be. HttpCore writes requests and reads answers, on sockets that
/// [Dialler] has opened. [SystemResolver] looks names up on threads of its own, in shares that [LookupQueue] gives to
/// each asker. A request runs on its caller's thread, and a second one keeps its time. It never follows a
/// redirect, uses a proxy, keeps a connection or a cookie, or repeats a request. It sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.outbound;
