/// `ringtrue demo`: a sandbox server and two verifications, seen from a customer's side.
///
/// Entry point: [DemoCommand], which is given a way to start the server. The two calls and the
/// callback receiver have threads of their own, `cli-n`. It speaks only HTTP to the server and never
/// reads its database.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.demo;
