package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.Accounts.CreatedCredential;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;

/// A credential whose new secret is shown now and never again.
///
/// @param deed what was done: `created`, `rotated`
record Made(Credential credential, Secret secret, String deed) {
    static Made of(CreatedCredential made, String deed) {
        return new Made(made.credential(), made.secret(), deed);
    }

    public boolean isKey() {
        return credential.kind() == Credential.Kind.API_KEY;
    }

    public String title() {
        return credential.label().isEmpty() ? credential.name() : credential.label();
    }

    /// The name of the variable that the samples read the secret from.
    public String variable() {
        return isKey() ? "RINGTRUE_SECRET" : "RINGTRUE_PASS";
    }
}
