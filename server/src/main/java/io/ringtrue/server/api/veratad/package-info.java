/// Veratad's dialect: it translates and decides nothing.
///
/// Entry point: [VeratadDialect]. Runs on Tomcat's virtual threads. Its words appear in no other folder. It
/// never touches a call or a table.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.veratad;
