package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which keys offer and answer agree, or that they agree none.
class SecuringTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final MasterKey KEY = new MasterKey("d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj");
    private static final String CRYPTO_80 = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY.inline() + "\r\n";
    private static final String CRYPTO_32 = "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY.inline() + "\r\n";
    private static final String WEAK =
            "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY.inline() + " UNENCRYPTED_SRTP\r\n";

    private static LocalVoice voice(LocalSecurity security) {
        return new LocalVoice(HERE, 20_000, List.of(Codec.PCMU), 101, 7, 1, Direction.SENDRECV, security);
    }

    private static byte[] said(String profile, String attributes) {
        String text = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 4000 " + profile
                + " 0\r\n" + attributes;
        return text.getBytes(UTF_8);
    }

    private static AgreedKeys keys(Negotiated negotiated) {
        assertThat(negotiated).isInstanceOf(VoicePath.class);
        return ((VoicePath) negotiated).keys().orElseThrow();
    }

    private static String problem(Object refused) {
        assertThat(refused).isInstanceOf(NoVoice.class);
        return ((NoVoice) refused).problem();
    }

    @Test
    void offersBothSuitesTheLongTagFirstEachWithAKeyOfItsOwn() {
        LocalSecurity security = LocalSecurity.required();
        String offer = Negotiation.offer(voice(security));
        assertThat(offer)
                .contains("m=audio 20000 RTP/SAVP 0 101\r\n")
                .containsSubsequence(
                        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:", "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:");
        assertThat(security.lines()).extracting(CryptoLine::key).doesNotHaveDuplicates();
        assertThat(LocalSecurity.required().lines()).doesNotContainAnyElementsOf(security.lines());
    }

    @Test
    void offersKeysBesidePlainRtpWhenOptionalAndNoneWhenNot() {
        assertThat(Negotiation.offer(voice(LocalSecurity.optional())))
                .contains(" RTP/AVP ", "a=crypto:1 ", "a=crypto:2 ");
        assertThat(Negotiation.offer(voice(LocalSecurity.NONE)))
                .contains(" RTP/AVP ")
                .doesNotContain("crypto");
    }

    @ParameterizedTest
    @CsvSource({
        "RTP/SAVP, true",
        "RTP/SAVP, false",
        "RTP/AVP, false",
        "RTP/SAVPF, true",
        "RTP/SAVPF, false",
        "RTP/AVPF, false"
    })
    void takesTheSuiteAnswered(String profile, boolean required) {
        LocalSecurity security = required ? LocalSecurity.required() : LocalSecurity.optional();
        AgreedKeys agreed = keys(Negotiation.readAnswer(voice(security), said(profile, CRYPTO_32)));
        assertThat(agreed)
                .isEqualTo(agreed(
                        2,
                        SrtpSuite.AES_CM_128_HMAC_SHA1_32,
                        security.lines().get(1).key(),
                        KEY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "RTP/AVP; ''; SRTP is required",
                "RTP/AVP; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%s; SRTP is required",
                "RTP/SAVP; ''; no a=crypto line",
                "RTP/SAVP; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%s UNENCRYPTED_SRTP; UNENCRYPTED_SRTP",
                "RTP/SAVP; a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:%s; accepts none of the keys offered",
                "RTP/SAVP; a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:%s; accepts none of the keys offered",
                "RTP/SAVP; a=crypto:1 F8_128_HMAC_SHA1_80 inline:%s; the suite is not supported",
                "RTP/SAVPF; ''; no a=crypto line",
                "RTP/AVPF; ''; SRTP is required",
                "UDP/TLS/RTP/SAVPF; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%s; neither RTP/AVP nor RTP/SAVP",
                "UDP/TLS/RTP/SAVP; a=fingerprint:x; neither RTP/AVP nor RTP/SAVP"
            })
    void refusesAnAnswerWithoutUsableKeysWhenRequired(String profile, String attribute, String problem) {
        String attributes = attribute.formatted(KEY.inline()) + "\r\n";
        assertThat(problem(Negotiation.readAnswer(
                        voice(LocalSecurity.required()), said(profile, attributes.stripLeading()))))
                .contains(problem)
                .doesNotContain(KEY.inline());
    }

    @Test
    void speaksPlainWithAFarEndThatKnowsNoKeysWhenOptional() {
        Negotiated plain = Negotiation.readAnswer(voice(LocalSecurity.optional()), said("RTP/AVP", ""));
        assertThat(((VoicePath) plain).keys()).isEmpty();
    }

    @Test
    void doesNotSpeakPlainWithAFarEndThatBelievesItIsProtected() {
        assertThat(problem(Negotiation.readAnswer(voice(LocalSecurity.optional()), said("RTP/AVP", WEAK))))
                .contains("UNENCRYPTED_SRTP");
    }

    @Test
    void refusesItsOwnKeySentBack() {
        LocalSecurity security = LocalSecurity.required();
        String echo = "a=crypto:" + security.lines().getFirst().text() + "\r\n";
        assertThat(problem(Negotiation.readAnswer(voice(security), said("RTP/SAVP", echo))))
                .contains("our own");
    }

    @Test
    void answersTheFirstUsableAttributeWithItsTagAndAKeyOfItsOwn() {
        LocalSecurity security = LocalSecurity.optional();
        AnswerGiven given = (AnswerGiven) Negotiation.answer(voice(security), said("RTP/SAVP", WEAK + CRYPTO_32));
        MasterKey ours = security.lines().get(1).key();
        assertThat(given.path().keys()).contains(agreed(2, SrtpSuite.AES_CM_128_HMAC_SHA1_32, ours, KEY));
        assertThat(given.sdp())
                .contains("m=audio 20000 RTP/SAVP 0", "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + ours.inline())
                .doesNotContain(KEY.inline());
        assertThat(given.sdp().split("a=crypto", -1)).hasSize(2);
        assertThat(given.toString()).doesNotContain(ours.inline(), KEY.inline());
    }

    @Test
    void aPlainEndIgnoresKeysAndRefusesWhatNeedsThem() {
        AnswerGiven given = (AnswerGiven) Negotiation.answer(voice(LocalSecurity.NONE), said("RTP/AVP", CRYPTO_80));
        assertThat(given.path().keys()).isEmpty();
        assertThat(given.sdp()).doesNotContain("crypto");
        assertThat(problem(Negotiation.answer(voice(LocalSecurity.NONE), said("RTP/SAVP", CRYPTO_80))))
                .contains("not RTP/AVP");
    }

    @Test
    void takesThePlainStreamBesideAProtectedOneItCannotKeepTo() {
        String both = new String(said("RTP/SAVP", WEAK), UTF_8) + "m=audio 4002 RTP/AVP 0\r\n";
        AnswerGiven given = (AnswerGiven) Negotiation.answer(voice(LocalSecurity.optional()), both.getBytes(UTF_8));
        assertThat(given.path().remote().getPort()).isEqualTo(4_002);
        assertThat(given.sdp()).contains("m=audio 0 RTP/SAVP 0");
    }

    @Test
    void onceProtectedThereIsNoWayBackAndNoKeyComesTwice() {
        LocalSecurity first = LocalSecurity.optional();
        MasterKey used = first.lines().getFirst().key();
        LocalSecurity then = first.after(agreed(1, SrtpSuite.AES_CM_128_HMAC_SHA1_80, used, KEY));
        assertThat(then.lines().getFirst().key()).isEqualTo(used);
        assertThat(then.lines().get(1).key()).isNotEqualTo(first.lines().get(1).key());
        assertThat(problem(Negotiation.answer(voice(then), said("RTP/AVP", ""))))
                .contains("SRTP is required");
        assertThat(problem(Negotiation.answer(voice(then), said("RTP/SAVP", WEAK))))
                .contains("SRTP is required");
        assertThat(Negotiation.answer(voice(then), said("RTP/AVP", CRYPTO_80))).isInstanceOf(AnswerGiven.class);
    }

    @Test
    void noDescriptionPrintsAKey() {
        SessionDescription read = (SessionDescription) SdpParser.parse(said("RTP/SAVP", CRYPTO_80));
        assertThat(read.toString()).doesNotContain(KEY.inline()).contains("crypto:***");
        LocalSecurity security = LocalSecurity.required();
        assertThat(voice(security).toString())
                .doesNotContain(security.lines().getFirst().key().inline());
        assertThat(Optional.of(agreed(1, SrtpSuite.AES_CM_128_HMAC_SHA1_80, KEY, KEY))
                        .toString())
                .doesNotContain(KEY.inline());
    }

    private static AgreedKeys agreed(int tag, SrtpSuite suite, MasterKey ours, MasterKey theirs) {
        return new AgreedKeys(tag, new SrtpKeys(new SrtpKey(suite, ours), new SrtpKey(suite, theirs)));
    }
}
