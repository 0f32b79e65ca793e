/// Signing in by an OpenID Connect provider that the operator set: the authorization code flow with PKCE, and
/// the proof that an ID token is genuine.
///
/// Entry point: [Provider], which begins a sign-in and finishes it; [Attempt] is what has to be remembered
/// between the two, and [Identity] is what a provider has said of somebody. It reads and checks tokens by the
/// Nimbus SDK, and sends its requests by `outbound` alone. It runs on its caller's thread and starts none. It
/// decides nobody's rights, keeps no token, and asks a provider nothing before somebody signs in.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.openid;
