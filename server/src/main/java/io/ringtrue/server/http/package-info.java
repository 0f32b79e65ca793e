/// What HTTP allows before any dialect: limits on bodies, deadlines, and errors without a page.
///
/// Entry points: [BodyLimit] and [BodyText] for bodies, [DeadlineProtocol] for slow clients, [ErrorAnswers]
/// for errors in the words of the dialect whose path was asked. Runs on Tomcat's virtual threads. It never
/// knows an account, a number or a call.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.http;
