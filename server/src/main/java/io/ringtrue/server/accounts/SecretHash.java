package io.ringtrue.server.accounts;

/// A hashed secret with its scheme in front, `hmac-sha256:…` or `argon2id:…`. Prints as `***`.
public record SecretHash(String encoded) {
    @Override
    public String toString() {
        return "***";
    }
}
