/// `ringtrue admin …`: a client of `/v1/admin`.
///
/// Entry point: [AdminCommand]; one class for each noun below it. Runs on the command's thread and speaks
/// only HTTP; it never opens the database.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.admin;
