/// Signing in by the operator's provider.
///
/// Entry point: [ProviderPage], which sends a browser there and takes it back; [AttemptCookie] is what the
/// browser carries meanwhile. Proof comes from `openid`, the decision from `people.provider`, and the second
/// factor is asked for as after a password. It runs on the request's thread, and stores nothing for
/// strangers.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.provider;
