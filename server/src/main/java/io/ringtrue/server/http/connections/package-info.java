/// HTTP connections before and between their requests: how long headers may take, and how many connections one
/// address may hold.
///
/// Entry points: [DeadlineProtocol], which the container makes by its class name, and [AddressShares]. The
/// container's own threads run all of it. It never reads a request.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.http.connections;
