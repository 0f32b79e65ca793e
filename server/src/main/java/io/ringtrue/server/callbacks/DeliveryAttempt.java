package io.ringtrue.server.callbacks;

import java.time.Duration;
import java.time.Instant;

/// How one attempt went.
///
/// @param number 1 for the first
/// @param httpStatus 0 when no answer came
/// @param outcome one line: `200`, `timeout after 15 s`, `refused: a loopback address`
public record DeliveryAttempt(int number, Instant at, Duration took, int httpStatus, String outcome) {}
