package io.ringtrue.telephony.call;

/// How dialling ended.
public sealed interface Answer permits Answered, CallRefused {}
