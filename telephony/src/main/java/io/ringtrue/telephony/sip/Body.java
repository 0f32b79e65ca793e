package io.ringtrue.telephony.sip;

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

    /// Says what it is and how long, never what it holds: an INFO body is a key somebody pressed.
    @Override
    public String toString() {
        return isEmpty() ? "no body" : type + ", " + bytes.length + " bytes";
    }
}
