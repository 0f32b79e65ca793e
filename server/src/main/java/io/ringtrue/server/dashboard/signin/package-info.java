/// What the sign-in page offers ([SignInWays]), and what a browser's cookie stands for between requests: who
/// is signed in and until when, who is halfway, and which connections stay open because of it.
///
/// Entry points: [SignedIn] and [HalfWay] are read from a request; [Presence] ends connections whose sign-in
/// is over, and [OpenStreams] bounds them. [Presence#look] runs on a loop of its own, all else on the
/// request's thread. Nothing here signs anybody in.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.signin;
