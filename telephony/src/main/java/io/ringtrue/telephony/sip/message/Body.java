package io.ringtrue.telephony.sip.message;

import java.util.function.Predicate;

/// The body of a SIP message with its media type (RFC 3261 §7.4).
///
/// @param type media type as on the wire, empty when there is no body
/// @param bytes not copied: the caller must not change them later. May be empty
public record Body(String type, byte[] bytes) {
    public static final Body NONE = new Body("", new byte[0]);

    /// A body of type `application/sdp`.
    public static Body sdp(byte[] description) {
        return new Body("application/sdp", description);
    }

    /// Whether there are no bytes; the type does not matter.
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// Whether the media type is `mediaType`; parameters and case do not matter.
    public boolean is(String mediaType) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase(mediaType);
    }

    /// Whether the media type is one of RFC 2046 §5.1, in any case.
    public boolean isMultipart() {
        return Multipart.isMultipart(this);
    }

    /// The session description (SDP): the body itself, or the SDP part of a multipart body (RFC 5621 §4). A
    /// body without a type is read as SDP, because some equipment leaves Content-Type out. [#NONE] when there
    /// is no SDP.
    public Body description() {
        if (isEmpty() || is("application/sdp")) return this;
        if (type.isBlank()) return sdp(bytes);
        return isMultipart() ? Multipart.description(this) : NONE;
    }

    /// The body itself if `wanted` accepts it, or the first accepted part of a multipart body (RFC 2046
    /// §5.1). [#NONE] when nothing is accepted.
    ///
    /// @param wanted called only with bodies that are not multipart; must not keep a reference to their bytes
    public Body part(Predicate<Body> wanted) {
        if (isMultipart()) return Multipart.part(this, wanted);
        return wanted.test(this) ? this : NONE;
    }

    /// Type and length only. The content must not reach a log: an INFO body may be a digit of a PIN.
    @Override
    public String toString() {
        return isEmpty() ? "no body" : type + ", " + bytes.length + " bytes";
    }
}
