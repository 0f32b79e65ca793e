package io.ringtrue.telephony.sdp;

/// Our reply to an offer.
public sealed interface Answering permits AnswerGiven, NoVoice {}
