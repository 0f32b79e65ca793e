/// The page that says where an account's callbacks go and how they are signed, and tries them.
///
/// Entry points: [CallbackSettingsPage] shows and saves; [SigningSecretPage] rotates the secret;
/// [TestCallbackPage] sends one on trial. A trial blocks the thread of its request for as long as a
/// callback may take. Nothing here connects by itself: addresses are judged as for every callback.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings.callbacks;
