package io.ringtrue.telephony.call;

import java.time.Duration;

/// The far end picked up.
///
/// @param after time from the first INVITE to the 200
public record Answered(Duration after) implements CallAnswer {}
