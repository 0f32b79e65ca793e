/// The operator's half of `/v1`: accounts, credentials, money, trunks, number files, the audit export.
///
/// Entry points: the controllers, under `/v1/admin` behind the admin token. Runs on Tomcat's virtual threads.
/// Translates only; it never writes a table or a log line with a secret.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1.admin;
