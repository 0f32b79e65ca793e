package io.ringtrue.telephony.sdp;

/// No voice can flow: the far end refused it, or described something we cannot speak. A call ends with 488 or BYE.
///
/// @param problem one line for an operator
public record NoVoice(String problem) implements Negotiated, Answering {}
