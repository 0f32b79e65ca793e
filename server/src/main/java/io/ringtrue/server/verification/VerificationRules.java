package io.ringtrue.server.verification;

import io.ringtrue.server.guard.Limits;
import java.time.Duration;

/// What every verification of this installation obeys.
///
/// @param pinLife a request is never dialled or matched after this
public record VerificationRules(Duration pinLife, Limits limits) {}
