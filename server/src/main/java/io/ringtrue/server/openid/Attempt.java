package io.ringtrue.server.openid;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.ringtrue.server.accounts.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// One attempt to sign in, from the moment a browser is sent to the provider until it is back. Only that
/// browser may have it.
///
/// @param state comes back with the browser (RFC 6749 §10.12)
/// @param nonce comes back in the ID token (OpenID Connect Core 1.0 §3.1.2.1)
/// @param verifier proves to the provider that the code is brought by who asked for it (RFC 7636 §4.1)
/// @param back where the provider sends the browser: the redirect URI
public record Attempt(String state, String nonce, Secret verifier, URI back) {
    static Attempt at(URI back) {
        return new Attempt(
                new State().getValue(), new Nonce().getValue(), new Secret(new CodeVerifier().getValue()), back);
    }

    /// Whether an answer belongs to this attempt. Takes the same time for each text.
    public boolean isAnsweredBy(String given) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    CodeVerifier codeVerifier() {
        return new CodeVerifier(verifier.value());
    }

    @Override
    public String toString() {
        return "Attempt[***, " + back + "]";
    }
}
