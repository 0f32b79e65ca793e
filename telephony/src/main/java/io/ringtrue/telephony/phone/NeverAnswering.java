package io.ringtrue.telephony.phone;

/// It rings until the caller gives up.
public record NeverAnswering() implements Callee {}
