/// The types that `sdp`, `rtp`, `srtp` and `audio` share: voice codecs, SRTP suites and keys, the RTP header,
/// the protection of a stream.
///
/// Entry points: [Codec], [Voice], [SrtpKeys], [MediaProtection], [RtpHeader].
///
/// Threads: none. It never opens a socket, reads a clock or depends on another package of this module.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.media;
