package io.ringtrue.telephony.call;

import java.time.Duration;

/// The far end answered.
///
/// @param after time from the start of dialling to the 200
public record Answered(Duration after) implements CallAnswer {}
