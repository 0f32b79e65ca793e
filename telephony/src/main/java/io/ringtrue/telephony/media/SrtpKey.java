package io.ringtrue.telephony.media;

/// What one end protects its media with. Prints without the key.
public record SrtpKey(SrtpSuite suite, MasterKey master) {}
