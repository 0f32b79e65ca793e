package io.ringtrue.telephony.sdp;

/// The result of an offer and its answer.
public sealed interface Negotiated permits VoicePath, NoVoice {}
