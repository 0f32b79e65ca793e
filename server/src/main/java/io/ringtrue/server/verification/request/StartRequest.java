package io.ringtrue.server.verification.request;

import java.util.Optional;

/// A call as a dialect read it; nothing in it has been checked yet.
///
/// @param mode what the call is for
/// @param dialect the name of the one it came by, which composes its callbacks
/// @param number as the caller wrote it: country code first, `+`, `00`, `011` and separators allowed
/// @param content of that mode; empty, and no message: we make a PIN of six digits
/// @param announcePin only for a PIN that is asked for; may only tighten the account's setting: `true` on an
/// account that does not announce is refused
/// @param callbackUrl empty: the account's
/// @param callbackScheme `http` or `https`, for a URL without a scheme; empty: the account's
/// @param idempotencyKey empty: none
public record StartRequest(
        String dialect,
        Mode mode,
        String number,
        Optional<Content> content,
        Optional<String> brand,
        Optional<Boolean> announcePin,
        Optional<String> language,
        Optional<String> callbackUrl,
        Optional<String> callbackScheme,
        Optional<String> reference,
        Optional<String> idempotencyKey) {}
