/// Words that the leaves share: the voice codecs, SRTP suites and keys, the RTP header, the protection of a stream.
///
/// Entry points: [Codec], [SrtpSuite], [SrtpKeys], [MediaProtection]. Values only: this package has no thread, no
/// socket
/// and no clock, and depends on no other package of this module.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.media;
