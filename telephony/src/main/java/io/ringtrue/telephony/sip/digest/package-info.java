/// Digest authentication: credentials, challenges of a peer and our answers (RFC 3261 §22, RFC 7616, RFC 8760).
///
/// Entry points: [DigestAuth] answers the challenges of one call, [Credentials] is what it answers with.
///
/// Threads: none; an instance is used on its call's strand. It sends nothing, and never gives a password to another
/// hop than the one that it is for.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.digest;
