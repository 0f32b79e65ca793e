package io.ringtrue.telephony.phone;

/// Who is at the other end of a number, and what they do when it rings.
public sealed interface Callee permits Person, Machine, NeverAnswering, Refusing {}
