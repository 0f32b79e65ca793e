package io.ringtrue.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveSourcesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Gates gates = new Gates();
    private final AtomicInteger queries = new AtomicInteger();

    private static LiveAnswer answer(Optional<LineType> type, Optional<String> carrier) {
        return new LiveAnswer(Optional.empty(), type, carrier, Optional.empty(), Optional.of(true));
    }

    private SourceGate saying(String name, LiveAnswer answer) {
        return gates.to(name, (_, _) -> {
            queries.incrementAndGet();
            return Optional.of(answer);
        });
    }

    private SourceGate silent(String name) {
        return gates.to(name, (_, _) -> {
            queries.incrementAndGet();
            new CountDownLatch(1).await();
            return Optional.empty();
        });
    }

    private static Enriched report(LiveSources sources) {
        return sources.enrich(Reports.AMBIGUOUS, Set.of(), Wish.REPORT);
    }

    @Test
    void laysTheLiveAnswerOverTheLocalOne() {
        SourceGate hlr = saying("hlr", answer(Optional.of(LineType.VOIP), Optional.of("Example VoIP")));
        Enriched enriched = report(new LiveSources(List.of(hlr), LONG));
        NumberReport report = enriched.report();
        Basis live = new Basis(Kind.LIVE, Confidence.HIGH, "hlr", TODAY);
        assertThat(report.lineType()).isEqualTo(LineType.VOIP);
        assertThat(report.carrier()).contains("Example VoIP");
        assertThat(report.basis(Field.LINE_TYPE)).contains(live);
        assertThat(report.basis(Field.CARRIER)).contains(live);
        assertThat(report.basis(Field.VALIDITY)).isEqualTo(Reports.AMBIGUOUS.basis(Field.VALIDITY));
        assertThat(report.e164()).isEqualTo("+12015106000");
        assertThat(report.timeZones()).isEqualTo(Reports.AMBIGUOUS.timeZones());
        assertThat(enriched.ported()).contains(true);
        assertThat(enriched.note()).isEmpty();
    }

    @Test
    void asksTheNextSourceOnlyForWhatIsStillMissing() {
        SourceGate types = saying("types", answer(Optional.of(LineType.MOBILE), Optional.empty()));
        SourceGate carriers = saying("carriers", answer(Optional.of(LineType.VOIP), Optional.of("Example")));
        SourceGate third = saying("third", answer(Optional.of(LineType.PAGER), Optional.of("Nobody")));
        NumberReport report =
                report(new LiveSources(List.of(types, carriers, third), LONG)).report();
        assertThat(report.lineType()).as("the first to say it is believed").isEqualTo(LineType.MOBILE);
        assertThat(report.carrier()).contains("Example");
        assertThat(report.basis(Field.CARRIER).orElseThrow().source()).isEqualTo("carriers");
        assertThat(queries).hasValue(2);
    }

    @Test
    void asksNobodyAboutANumberThatIsNotValid() {
        NumberReport invalid = Reports.of("+1201");
        Enriched enriched = new LiveSources(List.of(silent("hlr")), LONG).enrich(invalid, Set.of(), Wish.REPORT);
        assertThat(enriched).isEqualTo(Enriched.unchanged(invalid));
        assertThat(queries).hasValue(0);
    }

    @Test
    void answersLocallyAtTheDeadline() {
        long start = System.nanoTime();
        Enriched enriched = report(new LiveSources(List.of(silent("hlr")), Duration.ofMillis(200)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(enriched.report()).isEqualTo(Reports.AMBIGUOUS);
        assertThat(enriched.note()).contains(LiveNote.TIMEOUT);
        assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    @Test
    void givesTheNextSourceItsShareOfTheTime() {
        SourceGate second = saying("second", answer(Optional.of(LineType.MOBILE), Optional.of("Example")));
        Enriched enriched = report(new LiveSources(List.of(silent("first"), second), Duration.ofSeconds(1)));
        assertThat(enriched.report().lineType()).isEqualTo(LineType.MOBILE);
        assertThat(enriched.note()).as("nothing is missing").isEmpty();
    }

    @Test
    void saysWhyTheAnswerIsOnlyLocal() {
        SourceGate broken = gates.to("hlr", (_, _) -> {
            throw new IOException("HTTP status 500");
        });
        Enriched enriched = report(new LiveSources(List.of(broken), LONG));
        assertThat(enriched.report()).isEqualTo(Reports.AMBIGUOUS);
        assertThat(enriched.note()).contains(LiveNote.FAILED);
    }

    @Test
    void saysNothingWhereASourceDoesNotKnowTheNumber() {
        SourceGate hlr = gates.to("hlr", (_, _) -> Optional.empty());
        assertThat(report(new LiveSources(List.of(hlr), LONG))).isEqualTo(Enriched.unchanged(Reports.AMBIGUOUS));
    }

    @Test
    void believesThatANumberIsNotInUse() {
        SourceGate hlr = saying(
                "hlr",
                new LiveAnswer(
                        Optional.of(false),
                        Optional.of(LineType.MOBILE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        NumberReport report = report(new LiveSources(List.of(hlr), LONG)).report();
        assertThat(report.fault()).contains(NumberFault.NOT_ASSIGNED);
        assertThat(report.lineType()).isEqualTo(LineType.UNKNOWN);
        assertThat(report.basis(Field.VALIDITY).orElseThrow().kind()).isEqualTo(Kind.LIVE);
        assertThat(report.basis(Field.LINE_TYPE)).isEmpty();
    }

    @Test
    void takesTheCountryFromTheSource() {
        SourceGate hlr = saying(
                "hlr",
                new LiveAnswer(
                        Optional.empty(),
                        Optional.of(LineType.MOBILE),
                        Optional.of("Example"),
                        Optional.of("CA"),
                        Optional.empty()));
        NumberReport report = report(new LiveSources(List.of(hlr), LONG)).report();
        assertThat(report.region()).contains("CA");
        assertThat(report.country()).isEqualTo("Canada");
    }

    @Test
    void hasNobodyToAskByDefault() {
        assertThat(report(LiveSources.NONE)).isEqualTo(Enriched.unchanged(Reports.AMBIGUOUS));
    }
}
