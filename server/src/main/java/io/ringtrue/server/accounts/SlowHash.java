package io.ringtrue.server.accounts;

/// A hash that costs so much that guessing a short secret from it takes long.
@FunctionalInterface
public interface SlowHash {
    byte[] of(Secret secret, byte[] salt);
}
