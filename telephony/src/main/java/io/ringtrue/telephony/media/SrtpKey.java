package io.ringtrue.telephony.media;

/// The suite and the key with which one end protects its media. Printed without the key.
public record SrtpKey(SrtpSuite suite, MasterKey master) {}
