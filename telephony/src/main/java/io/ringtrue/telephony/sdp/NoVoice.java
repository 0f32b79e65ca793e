package io.ringtrue.telephony.sdp;

/// No voice can flow: the far end refused it, or there is nothing that both ends support. The call ends with
/// 488 or BYE.
///
/// @param problem one line for the log
public record NoVoice(String problem) implements Negotiated, Answering {}
