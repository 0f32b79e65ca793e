package io.ringtrue.telephony.phone;

/// A phone that rings until the caller gives up.
public record NeverAnswering() implements Callee {}
