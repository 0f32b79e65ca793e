package io.ringtrue.telephony.call;

/// How dialling ended.
public sealed interface CallAnswer permits Answered, CallRefused {}
