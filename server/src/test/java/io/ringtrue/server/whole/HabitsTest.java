package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.odd.Oddities;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a far end's habits come to for a customer: what they are told, when, and what they pay.
@Timeout(300)
class HabitsTest {
    private static final String PIN = "4421";

    @TempDir
    Path folder;

    /// How one verification ended.
    private record Told(Receiver.Callback callback, JsonNode verification, Duration after) {}

    private Told verify(String habit, Callee callee) throws Exception {
        try (Receiver receiver = Receiver.open();
                FarEnd farEnd = FarEnd.open(
                        InetAddress.ofLiteral("127.0.0.1"),
                        0,
                        CalleeBook.everywhere(callee),
                        FarEndObserver.NONE,
                        Oddities.named(habit).orElseThrow(),
                        Thread.ofVirtual().factory(),
                        Clock.systemUTC());
                Installation installation = Installation.start(settings(farEnd.port(), receiver))) {
            Customer customer = installation.customer("10");
            long begun = System.nanoTime();
            long id = customer.verify("+12015550123", PIN, receiver.url());
            Receiver.Callback callback = receiver.next();
            return new Told(callback, customer.verification(id), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Map<String, Object> settings(int trunkPort, Receiver receiver) {
        Map<String, Object> settings = Installation.settings(folder, trunkPort, receiver);
        settings.put("ringtrue.rtp.media-timeout", "5s");
        return settings;
    }

    @Test
    void aFarewellThatCannotBeHeardKeepsNoCallbackWaiting() throws Exception {
        Told told = verify("always-on-hold", Person.keying(PIN));
        assertThat(told.callback().says("status")).isEqualTo("Delivered - PIN Verified");
        assertThat(told.after()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void nobodyPaysForADeadLine() throws Exception {
        Told told = verify("dead-line", Person.silent());
        assertThat(told.callback().says("status")).isEqualTo("Failed");
        assertThat(told.callback().says("cost")).isEqualTo("0");
        assertThat(told.verification().path("reason").asString()).isEqualTo("lost");
    }

    @Test
    void keysThatComeOtherwiseThanAgreedVerify() throws Exception {
        Told told = verify("tones-although-agreed", Person.keying(PIN));
        assertThat(told.callback().says("status")).isEqualTo("Delivered - PIN Verified");
    }
}
