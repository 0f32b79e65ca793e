/// Our own REST API: translation, no decisions. Its errors are RFC 9457 problems.
///
/// Entry points: the controllers, under `/v1`; `admin` and `numbers` below it. Runs on Tomcat's virtual
/// threads. It never sees a table or a call.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1;
