package io.ringtrue.telephony.call;

import java.time.Duration;

/// An order to place one call.
///
/// @param number the number to call: E.164 with `+`; for a sandbox trunk `+` and 1 to 20 digits
/// @param ringTimeout how long to let it ring before CANCEL, counted from the start of dialling
/// @param maxDuration how long an answered call may last before we send BYE
/// @param observer receives the events, on telephony's threads
public record DialOrder(String number, Duration ringTimeout, Duration maxDuration, CallObserver observer) {}
