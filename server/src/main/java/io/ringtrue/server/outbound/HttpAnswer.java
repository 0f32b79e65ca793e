package io.ringtrue.server.outbound;

/// An answer that came whole.
///
/// @param status 200 to 599
/// @param body its octets as they came, without the framing of chunks and not decompressed; empty where it has none
public record HttpAnswer(int status, byte[] body) {}
