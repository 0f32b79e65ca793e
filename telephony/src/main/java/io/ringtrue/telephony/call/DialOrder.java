package io.ringtrue.telephony.call;

import java.time.Duration;

/// One call to place.
///
/// @param number whom to call: E.164 with `+`, or for a sandbox trunk `+` and any digits
/// @param ringTimeout how long to let it ring before CANCEL; counts from the INVITE
/// @param maxDuration how long an answered call may last before we send BYE
/// @param observer told what happens, on telephony's own threads
public record DialOrder(String number, Duration ringTimeout, Duration maxDuration, CallObserver observer) {}
