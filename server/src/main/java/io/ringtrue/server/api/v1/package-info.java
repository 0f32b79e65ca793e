/// Our own REST API: it translates and decides nothing. Its errors are RFC 9457 problems.
///
/// Entry points: the controllers, under `/v1`; `admin` and `numbers` below it; `verifications`, and `openapi`, the
/// callbacks. Runs on Tomcat's virtual threads. It never touches a table or a call.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1;
