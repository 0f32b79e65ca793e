package io.ringtrue.telephony.phone;

/// A number that is held by hand: its calls ring until the user answers or refuses them, or the caller gives
/// up.
///
/// @param user receives the calls; it may receive several at once
public record HeldLine(PhoneUser user) implements Callee {}
