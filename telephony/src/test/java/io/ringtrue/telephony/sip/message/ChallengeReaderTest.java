package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Challenges as written (RFC 7235 §2.1 and §4.1, RFC 3261 §22.4, RFC 7616 §3.9.1, RFC 8760).
class ChallengeReaderTest {
    @Test
    void takesTheFieldOfRfc3261Apart() {
        String field = "Digest realm=\"biloxi.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
        assertThat(ChallengeReader.read(field))
                .containsExactly(new ChallengeReader.Offer(
                        "Digest",
                        Map.of(
                                "realm", "biloxi.com",
                                "qop", "auth,auth-int",
                                "nonce", "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                                "opaque", "5ccc069c403ebaf9f0171e9517f40e41")));
    }

    /// The example of RFC 7235 §4.1.
    @Test
    void takesTwoChallengesOfOneFieldApart() {
        assertThat(ChallengeReader.read(
                        "Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\""))
                .containsExactly(
                        new ChallengeReader.Offer(
                                "Newauth", Map.of("realm", "apps", "type", "1", "title", "Login to \"apps\"")),
                        new ChallengeReader.Offer("Basic", Map.of("realm", "simple")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Digest realm=a,nonce=b | a | b",
                "digest   REALM = \"a\" , Nonce = \"b\" | a | b",
                "Digest ,, realm=\"a\",,nonce=\"b\", | a | b",
                "Digest realm=\"a, Basic realm=c\", nonce=\"b\" | a, Basic realm=c | b",
                "Digest realm=\"\", nonce=\"\" | `` | ``",
                "Digest realm=\"a\", realm=\"z\", nonce=\"b\", nonce=\"y\" | a | b",
                "Digest realm=\"a\\\\b\", nonce=\"c\\\"d\" | a\\b | c\"d",
                "Digest realm=\"a\", nonce=\"never closed | a | never closed",
                "Basic realm=\"z\", Digest realm=\"a\", nonce=\"b\" | a | b",
                "realm=\"z\", Digest realm=\"a\", nonce=\"b\" | a | b",
            })
    void readsRealmAndNonceInEverySpelling(String field, String realm, String nonce) {
        assertThat(Challenge.readable(List.of(field))).singleElement().satisfies(challenge -> {
            assertThat(challenge.realm()).isEqualTo(realm);
            assertThat(challenge.nonce()).isEqualTo(nonce);
        });
    }

    /// Name of the hash, session or not, and which protection; `-` where no challenge is left that we can
    /// answer.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | MD5 | false | ``",
                "algorithm=MD5 | MD5 | false | ``",
                "algorithm=md5-SESS | MD5 | true | ``",
                "algorithm=\"SHA-256\" | SHA-256 | false | ``",
                "algorithm=sha-256-sess, qop=\"auth\" | SHA-256 | true | auth",
                "algorithm=SHA-512-256 | - | false | ``",
                "algorithm=-sess | MD5 | true | ``",
                "algorithm=AKAv1-MD5 | - | false | ``",
                "qop=auth | MD5 | false | auth",
                "qop=\"auth-int\" | MD5 | false | auth-int",
                "qop=\"auth-int, AUTH\" | MD5 | false | auth",
                "qop=\"auth-int auth\" | MD5 | false | auth",
                "qop=\"\" | MD5 | false | ``",
                "qop=\" \" | MD5 | false | ``",
                "qop=\"auth-conf\" | - | false | ``",
                "domain=\"sip:a@h\", userhash=true | MD5 | false | ``",
            })
    void answersWhatItCanHashAndNothingElse(String param, String hash, boolean session, String qop) {
        List<Challenge> read = Challenge.readable(List.of("Digest realm=\"a\", nonce=\"b\", " + param));
        if (hash.equals("-")) {
            assertThat(read).isEmpty();
            return;
        }
        assertThat(read.getFirst().javaAlgorithm()).isEqualTo(hash);
        assertThat(read.getFirst().isSession()).isEqualTo(session);
        assertThat(read.getFirst().qop()).isEqualTo(qop);
    }

    @ParameterizedTest
    @CsvSource({"stale=true, true", "stale=TRUE, true", "stale=\"true\", true", "stale=false, false", "stale=1, false"})
    void aNonceIsStaleOnlyWhenItIsSaidToBe(String param, boolean stale) {
        assertThat(Challenge.readable(List.of("Digest realm=\"a\", nonce=\"b\", " + param)))
                .extracting(Challenge::isStale)
                .containsExactly(stale);
    }

    /// RFC 8760 §2.4: the server's order is its preference, over all its fields.
    @Test
    void keepsTheOrderOfTheServer() {
        assertThat(Challenge.readable(List.of(
                        "Digest realm=\"a\", nonce=\"1\", algorithm=SHA-512-256, Digest realm=\"a\", nonce=\"2\", algorithm=SHA-256",
                        "Basic realm=\"a\"",
                        "Digest realm=\"a\", nonce=\"3\", algorithm=MD5",
                        "Digest nonce=\"4\"",
                        "Digest realm=\"a\"")))
                .extracting(Challenge::nonce)
                .containsExactly("2", "3");
    }
}
