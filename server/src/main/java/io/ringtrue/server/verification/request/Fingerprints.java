package io.ringtrue.server.verification.request;

/// Tells whether two requests under one idempotency key are the same, without keeping what they said.
@FunctionalInterface
public interface Fingerprints {
    /// A keyed hash over every field of the request.
    String of(StartRequest request);
}
