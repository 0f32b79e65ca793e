package io.ringtrue.telephony.phone;

/// The party at a number, with what it does when the number is called.
public sealed interface Callee permits Person, Machine, HeldLine, NeverAnswering, Refusing {}
