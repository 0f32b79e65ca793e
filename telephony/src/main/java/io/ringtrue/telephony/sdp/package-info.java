/// Session descriptions (RFC 4566, offer and answer by RFC 3264).
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sdp;
