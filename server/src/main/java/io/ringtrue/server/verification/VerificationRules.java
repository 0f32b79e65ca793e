package io.ringtrue.server.verification;

import io.ringtrue.server.guard.Limits;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// What every verification of this installation obeys.
///
/// @param pinLife a request is never dialled or matched after this
/// @param doNotCallKey a number, E.164 with `+`, as the do-not-call list has it
public record VerificationRules(Duration pinLife, Limits limits, UnaryOperator<String> doNotCallKey) {}
