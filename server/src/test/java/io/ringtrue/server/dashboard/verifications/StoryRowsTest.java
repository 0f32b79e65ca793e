package io.ringtrue.server.dashboard.verifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoryRowsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T02:41:05.118Z");

    private final List<TimelineEvent> timeline = new ArrayList<>();
    private final List<CallTrace.Message> ladder = new ArrayList<>();

    private void told(int millis, String event, String detail) {
        timeline.add(new TimelineEvent(BEGIN.plusMillis(millis), event, detail));
    }

    /// @param micros after the first message, which goes out 31 ms after the request
    private void passed(long micros, boolean sent, String line, String cseq) {
        ladder.add(new CallTrace.Message(Duration.ofNanos(micros * 1000), sent, line, cseq, 0));
    }

    private static CallTrace trace(String trunk, List<CallTrace.Message> messages) {
        return new CallTrace(
                trunk,
                "UDP",
                "id",
                BEGIN.plusMillis(31),
                List.copyOf(messages),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> rows(String reason, List<CallTrace> calls) {
        Verification.Order order = new Verification.Order(
                Mode.REVERSE,
                "own",
                "+12015550123",
                Money.of("0.015"),
                BEGIN,
                new Verification.Wording(false, "Larkfield", "en", "account"),
                "",
                Optional.of("https://hooks.example/x?token=1"));
        Verification verification = new Verification(7, 1, order, Verification.Standing.QUEUED);
        ListedVerification line = new ListedVerification(
                7,
                1,
                "Larkfield",
                "+12015550123",
                reason.isEmpty() ? Standing.IN_PROGRESS : Standing.VERIFIED,
                reason,
                200,
                "",
                BEGIN,
                Optional.of(BEGIN),
                Optional.empty(),
                15_000,
                0);
        return StoryRows.of(new Story(line, verification, timeline, calls, List.of(), Optional.empty())).stream()
                .map(row -> row.time() + " " + row.title() + " | "
                        + row.wires().stream().map(Wire::text).collect(Collectors.joining(", ")))
                .toList();
    }

    @Test
    void putsEachMessageBesideTheWordsThatTellOfIt() {
        told(0, "accepted", "price 0.015");
        told(31, "invite", "trunk main over UDP");
        told(46, "challenged", "trunk main");
        told(1_386, "ringing", "");
        told(6_912, "answered", "PCMU");
        told(7_230, "speaking", "Please enter the pin.");
        told(13_420, "key", "");
        told(14_000, "key", "");
        told(16_008, "keys", "*****");
        told(16_020, "speaking", "That was not right.");
        told(21_000, "key", "");
        told(21_705, "keys", "*****");
        told(23_480, "bye", "us");
        told(23_511, "finished", "verified (pin-matched)");
        told(23_511, "charged", "0.015");
        passed(0, true, "INVITE sip:+12015550123@carrier.example SIP/2.0", "1 INVITE");
        passed(14_902, false, "SIP/2.0 407 Proxy Authentication Required", "1 INVITE");
        passed(15_011, true, "ACK sip:+12015550123@carrier.example SIP/2.0", "1 ACK");
        passed(15_340, true, "INVITE sip:+12015550123@carrier.example SIP/2.0", "2 INVITE");
        passed(29_870, false, "SIP/2.0 100 Trying", "2 INVITE");
        passed(1_354_806, false, "SIP/2.0 180 Ringing", "2 INVITE");
        passed(6_880_990, false, "SIP/2.0 200 OK", "2 INVITE");
        passed(6_881_522, true, "ACK sip:+12015550123@203.0.113.9:5060 SIP/2.0", "2 ACK");
        passed(23_448_713, true, "BYE sip:+12015550123@203.0.113.9:5060 SIP/2.0", "3 BYE");
        passed(23_463_090, false, "SIP/2.0 200 OK", "3 BYE");

        assertThat(rows("pin-matched", List.of(trace("main", ladder))))
                .containsExactly(
                        "+0.000 Accepted | ",
                        "+0.031 Dialling | INVITE",
                        "+0.046 Carrier asked for the password | 407 Proxy Authentication Required, ACK, INVITE, with"
                                + " credentials, 100 Trying",
                        "+1.386 Ringing | 180 Ringing",
                        "+6.912 Answered | 200 OK, ACK",
                        "+7.230 Speaking | ",
                        "+13.420 First key | ",
                        "+16.008 Entry 1 is wrong | 2 keys",
                        "+16.020 Speaking | ",
                        "+21.000 First key | ",
                        "+21.705 Entry 2 matches | 1 key",
                        "+23.480 Hung up by us | BYE, 200 OK",
                        "+23.511 Verified, nothing charged | ");
    }

    @Test
    void keepsTheMessagesOfEachTrunkTogether() {
        told(0, "accepted", "price 0.015");
        told(31, "invite", "trunk main over UDP");
        told(33, "invite", "trunk backup over TCP");
        told(34, "ringing", "");
        passed(0, true, "INVITE sip:x SIP/2.0", "1 INVITE");
        passed(1_000, false, "SIP/2.0 503 Service Unavailable", "1 INVITE");
        passed(1_100, true, "ACK sip:x SIP/2.0", "1 ACK");
        CallTrace first = trace("main", ladder);
        ladder.clear();
        passed(1_500, true, "INVITE sip:x SIP/2.0", "1 INVITE");
        passed(1_800, false, "SIP/2.0 100 Trying", "1 INVITE");
        passed(2_000, false, "SIP/2.0 180 Ringing", "1 INVITE");

        assertThat(rows("", List.of(first, trace("backup", ladder))))
                .containsExactly(
                        "+0.000 Accepted | ",
                        "+0.031 Dialling | INVITE, 503 Service Unavailable, ACK",
                        "+0.033 Dialling | INVITE, 100 Trying",
                        "+0.034 Ringing | 180 Ringing");
    }

    @Test
    void doesNotJudgeAnEntryThatIsStillCompared() {
        told(0, "accepted", "price 0.015");
        told(900, "keys", "*****");
        assertThat(rows("", List.of())).contains("+0.900 Entry 1 is compared | ");
        told(950, "speaking", "That was not right.");
        assertThat(rows("", List.of())).contains("+0.900 Entry 1 is wrong | ");
    }
}
