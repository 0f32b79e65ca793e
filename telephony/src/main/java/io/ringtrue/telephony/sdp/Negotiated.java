package io.ringtrue.telephony.sdp;

/// What came of an offer and its answer.
public sealed interface Negotiated permits VoicePath, NoVoice {}
