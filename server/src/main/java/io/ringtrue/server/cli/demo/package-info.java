/// `ringtrue demo`: a sandbox server and two verifications, seen from a customer's side.
///
/// Entry point: [DemoCommand], which is given a way to start the server. It speaks only HTTP to it.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.cli.demo;
