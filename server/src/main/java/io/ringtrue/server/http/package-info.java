/// What happens to a request before any dialect sees it: limits on bodies, deadlines, and errors in
/// the right words.
///
/// Entry points: [WholeBody], [BodyLimit] and [BodyText] for bodies, [RequestGate] for odd methods and paths,
/// `connections` for slow clients and for addresses with many connections, [ErrorAnswers] for errors in the words of
/// the dialect whose path was
/// asked for. Runs on Tomcat's virtual threads. It never authenticates and never logs a query or a body; it
/// sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.http;
