package io.ringtrue.telephony.call;

/// The result of dialling.
public sealed interface CallAnswer permits Answered, CallRefused {}
