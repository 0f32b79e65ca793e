/// The operator's part of `/v1`: accounts, credentials, money, trunks, number files, the audit export.
///
/// Entry points: the controllers, under `/v1/admin`, which need the admin token. Runs on Tomcat's virtual
/// threads. It decides nothing, and never writes a table or logs a secret.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1.admin;
