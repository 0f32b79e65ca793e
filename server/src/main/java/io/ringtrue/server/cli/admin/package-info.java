/// `ringtrue admin …`: a client of `/v1/admin`.
///
/// Entry point: [AdminCommand]; beside it one class for each noun. Runs on the command's thread. It speaks
/// HTTP to the server, checks no value the server has a rule for, and never opens the database.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.admin;
