package io.ringtrue.telephony.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptoParserTest {
    /// The key in the example of RFC 4568.
    private static final String KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s",
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s|2^20",
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s|1048576",
                "1   AES_CM_128_HMAC_SHA1_80   INLINE:%s|2^48",
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s|281474976710656",
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s|2^31 WSH=64",
                "1 AES_CM_128_HMAC_SHA1_80 inline:%s -UNHEARD_OF=1"
            })
    void takesWhatItCanKeepTo(String line) {
        assertThat(CryptoParser.parse(line.formatted(KEY)))
                .isEqualTo(new CryptoLine(1, SrtpSuite.AES_CM_128_HMAC_SHA1_80, new MasterKey(KEY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 %s inline:%s UNENCRYPTED_SRTP | UNENCRYPTED_SRTP",
                "1 %s inline:%s UNENCRYPTED_SRTCP | UNENCRYPTED_SRTCP",
                "1 %s inline:%s UNAUTHENTICATED_SRTP | UNAUTHENTICATED_SRTP",
                "1 %s inline:%s KDR=1 | KDR",
                "1 %s inline:%s FEC_ORDER=FEC_SRTP | FEC_ORDER",
                "1 %s inline:%s FEC_KEY=inline:%2$s | FEC_KEY",
                "1 %s inline:%s WSH=64 SOMETHING | unknown name",
                "1 %s inline:%s;inline:%2$s | more than one master key is not supported",
                "x %s inline:%s | tag",
                "1234567890 %s inline:%s | tag",
                "1 F8_128_HMAC_SHA1_80 inline:%2$s | the suite",
                "1 aes_cm_128_hmac_sha1_80 inline:%2$s | the suite",
                "1 %s uri:%s | inline",
                "1 %s | form",
                "1 %s inline: | 30 octets",
                "1 %s inline:%sAAAA | 30 octets",
                "1 %s inline:%s= | 30 octets",
                "1 %s inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJS | 30 octets",
                "1 %s inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJS!! | 30 octets"
            })
    void passesOverWhatItCannotKeepToAndNeverPrintsTheKey(String line, String problem) {
        assertThat(CryptoParser.parse(line.formatted(SUITE, KEY)))
                .isInstanceOfSatisfying(
                        UnusableCrypto.class,
                        unusable ->
                                assertThat(unusable.problem()).contains(problem).doesNotContain(KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "|1:4, MKI",
        "|2^20|1:4, MKI",
        "|2^19, lifetime",
        "|2^49, lifetime",
        "|0, lifetime",
        "|, lifetime",
        "|1048575, lifetime",
        "|281474976710657, lifetime",
        "|-5, lifetime",
        "|2^20|2^20, lifetime"
    })
    void refusesKeyIdentifiersAndLifetimesThatWouldNotLastACall(String rest, String problem) {
        assertThat(CryptoParser.parse("1 " + SUITE + " inline:" + KEY + rest))
                .isInstanceOfSatisfying(
                        UnusableCrypto.class,
                        unusable -> assertThat(unusable.problem()).contains(problem));
    }

    @Test
    void readsWhatItWrites() {
        CryptoLine line = new CryptoLine(2, SrtpSuite.AES_CM_128_HMAC_SHA1_32, MasterKey.fresh());
        assertThat(CryptoParser.parse(line.text())).isEqualTo(line);
        assertThat(line.key().key()).hasSize(16);
        assertThat(line.key().salt()).hasSize(14);
        assertThat(MasterKey.fresh()).isNotEqualTo(MasterKey.fresh());
        assertThat(line.toString()).doesNotContain(line.key().inline()).contains("***");
    }
}
