package io.ringtrue.telephony.sdp;

/// What we say to an offer.
public sealed interface Answering permits AnswerGiven, NoVoice {}
