package io.ringtrue.telephony.sip.message;

import java.util.function.Predicate;

/// What a message carries.
///
/// @param type media type as on the wire, empty when there is no body
/// @param bytes never changed after the body is made; may be empty
public record Body(String type, byte[] bytes) {
    public static final Body NONE = new Body("", new byte[0]);

    public static Body sdp(byte[] description) {
        return new Body("application/sdp", description);
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// Whether the media type is this one, parameters and case aside.
    public boolean is(String mediaType) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase(mediaType);
    }

    /// The session description in it: the body itself, or the part of a multipart body that is one (RFC 5621
    /// §8.2). A body without a type is taken for one. [#NONE] when there is none.
    public Body description() {
        if (isEmpty() || is("application/sdp")) return this;
        if (type.isBlank()) return sdp(bytes);
        return Multipart.isMultipart(this) ? Multipart.description(this) : NONE;
    }

    /// The body itself when it is wanted, or else the first wanted part of a multipart body (RFC 2046 §5.1).
    /// [#NONE] when there is none.
    ///
    /// @param wanted asked of bodies that are not multipart; may not keep what they hold
    public Body part(Predicate<Body> wanted) {
        if (Multipart.isMultipart(this)) return Multipart.part(this, wanted);
        return wanted.test(this) ? this : NONE;
    }

    /// Says what it is and how long, never what it holds: an INFO body is a key somebody pressed.
    @Override
    public String toString() {
        return isEmpty() ? "no body" : type + ", " + bytes.length + " bytes";
    }
}
