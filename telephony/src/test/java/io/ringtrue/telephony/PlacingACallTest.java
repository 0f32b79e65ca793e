package io.ringtrue.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.Answered;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallObserver;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.DialerSettings;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

/// Runs the sample in this module's README.
class PlacingACallTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();
    private static final ThreadFactory PLATFORM = Thread.ofPlatform().daemon().factory();

    @Test
    void asksForFourDigits() throws IOException {
        try (FarEnd phone = FarEnd.open(
                HERE,
                0,
                CalleeBook.everywhere(Person.keying("4421")),
                FarEndObserver.NONE,
                VIRTUAL,
                Clock.systemUTC())) {
            assertThat(ask("sip:127.0.0.1:" + phone.port())).isEqualTo("4421");
        }
    }

    // README: from here
    static String ask(String uri) throws IOException {
        DialerSettings here = new DialerSettings(
                InetAddress.getLoopbackAddress(),
                0,
                Optional.empty(),
                Set.of(DialerSettings.Transport.UDP),
                InetAddress.getLoopbackAddress(),
                new RtpPortRange(30_000, 30_098),
                Duration.ofSeconds(20));
        Trunk trunk = new Trunk("carrier", Map.of(TrunkSetting.URI, uri, TrunkSetting.CALLER_ID, "+12015550100"));
        try (SipDialer dialer = SipDialer.open(here, List.of(trunk), VIRTUAL, PLATFORM, Clock.systemUTC())) {
            Call call = dialer.dial(
                    new DialOrder("+12015550123", Duration.ofSeconds(35), Duration.ofMinutes(2), CallObserver.NONE));
            if (!(call.awaitAnswer() instanceof Answered)) return "nobody answered";
            call.play(Sound.of(Tones.sine(440, -10, Duration.ofSeconds(1)))); // a key cuts it
            Digits keyed = call.collect(new DigitRule(4, Duration.ofSeconds(8), Duration.ofSeconds(4)));
            call.hangUp();
            return new String(keyed.ascii(), StandardCharsets.US_ASCII);
        }
    }
    // README: to here

    @Test
    void readmeShowsWhatRuns() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/ringtrue/telephony/PlacingACallTest.java"));
        String shown = source.substring(source.indexOf("    static String ask"), source.indexOf("    // README: to"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(shown.stripTrailing().stripIndent());
    }
}
