package io.ringtrue.telephony.srtp;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;

/// The session keys for one kind of packet, derived from a master key (RFC 3711 §4.3). It is not a record, so
/// that keys are never printed.
final class SrtpSessionKeys {
    private static final int TAG_KEY_BYTES = 20; // RFC 3711 §5.2: n_a = 160 bits

    private final Keystream keystream;
    private final byte[] tagKey;

    private SrtpSessionKeys(SrtpKey key, int cipherLabel, int tagLabel, int saltLabel) {
        byte[] salt = derive(key, saltLabel, Keystream.SALT_BYTES);
        keystream = new Keystream(derive(key, cipherLabel, MasterKey.CIPHER_KEY_BYTES), salt);
        tagKey = derive(key, tagLabel, TAG_KEY_BYTES);
    }

    static SrtpSessionKeys ofRtp(SrtpKey key) {
        return new SrtpSessionKeys(key, 0x00, 0x01, 0x02);
    }

    static SrtpSessionKeys ofRtcp(SrtpKey key) {
        return new SrtpSessionKeys(key, 0x03, 0x04, 0x05);
    }

    Keystream keystream() {
        return keystream;
    }

    PacketTag tag(int bytes) {
        return new PacketTag(tagKey, bytes);
    }

    /// RFC 3711 §4.3.1, §4.3.3: the label is XORed into the master salt, above the 48 bits of (index DIV
    /// rate). Those are zero because our derivation rate is 0: keys are derived once.
    static byte[] derive(SrtpKey key, int label, int bytes) {
        byte[] salt = key.master().salt();
        salt[7] ^= (byte) label;
        return new Keystream(key.master().key(), salt).bytes(bytes, 0, 0);
    }
}
