package io.ringtrue.server.live.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.Enriched;
import io.ringtrue.server.live.Gates;
import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNote;
import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.LiveSources;
import io.ringtrue.server.live.Reports;
import io.ringtrue.server.live.Wish;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// A name server that answers, fails, lies or says nothing.
class EnumSourceTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final LiveNumber NUMBER = new LiveNumber(1, "2015106000");
    private static final String TEL = "!^.*$!tel:+12015106000;npdi;rn=+12018880000;spn=6529!";
    private static final LiveAnswer ANSWER = new LiveAnswer(
            Optional.empty(),
            Optional.of(LineType.MOBILE),
            Optional.of("Example Wireless"),
            Optional.empty(),
            Optional.of(true));

    private static EnumSource source(InetSocketAddress... servers) {
        return new EnumSource(new EnumSettings(
                "e164.example",
                List.of(servers),
                Map.of("spn", Map.of("6529", "Example Wireless"), "rn", Map.of("1201", "Example Fixed")),
                Map.of("spn", Map.of("6529", LineType.MOBILE))));
    }

    private static Name name(String text) throws IOException {
        return Name.fromString(text);
    }

    private static Record naptr(Name owner, int order, int preference, String service, String regexp) {
        return new NAPTRRecord(
                owner, DClass.IN, 60, order, preference, "u", service, regexp.replace("\\", "\\\\"), Name.root);
    }

    private interface Change {
        void make(Message answer, Name asked) throws IOException;
    }

    /// An answer to the query, changed.
    private static NameServer.Behaviour answering(Change change) {
        return query -> {
            Message question = new Message(query);
            Message answer = new Message(question.getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.addRecord(question.getQuestion(), Section.QUESTION);
            change.make(answer, question.getQuestion().getName());
            return Optional.of(answer.toWire());
        };
    }

    private static NameServer.Behaviour saying(String... regexps) {
        return answering((answer, asked) -> {
            for (int i = 0; i < regexps.length; i++) {
                answer.addRecord(naptr(asked, 10, i, "E2U+pstn:tel", regexps[i]), Section.ANSWER);
            }
        });
    }

    private static NameServer.Behaviour damaged(UnaryOperator<byte[]> damage) {
        return query -> saying(TEL).answer(query).map(damage);
    }

    private static Optional<LiveAnswer> asked(NameServer.Behaviour behaviour) throws IOException {
        try (NameServer server = new NameServer(behaviour)) {
            return source(server.address()).ask(NUMBER, LONG);
        }
    }

    @Test
    void asksForTheDigitsInReverse() throws Exception {
        assertThat(asked(answering((answer, asked) -> {
                    assertThat(asked).isEqualTo(name("0.0.0.6.0.1.5.1.0.2.1.e164.example."));
                    answer.addRecord(naptr(asked, 10, 10, "E2U+pstn:tel", TEL), Section.ANSWER);
                })))
                .contains(ANSWER);
    }

    @Test
    void putsTheNumberIntoTheReplacement() throws Exception {
        assertThat(asked(saying("!^(.*)$!tel:\\1;npdi;rn=+12018880000;spn=6529!")))
                .contains(ANSWER);
        assertThat(asked(saying("!^\\+(.*)$!tel:+\\1;npdi;rn=+12018880000;spn=6529!")))
                .contains(ANSWER);
    }

    @Test
    void knowsFromTheQueryAloneThatANumberWasNotPorted() throws Exception {
        assertThat(asked(saying("!^.*$!tel:+1-201-510-6000;npdi!"))
                        .orElseThrow()
                        .ported())
                .contains(false);
        assertThat(asked(saying("!^.*$!tel:+12015106000!")).orElseThrow().ported())
                .isEmpty();
    }

    @Test
    void takesTheCarrierFromTheRoutingNumberWhereNoCodeSays() throws Exception {
        assertThat(asked(saying("!^.*$!tel:+12015106000;npdi;rn=+1-201-888-0000;spn=1!"))
                        .orElseThrow()
                        .carrier())
                .contains("Example Fixed");
    }

    @Test
    void triesRecordsInTheirOrder() throws Exception {
        assertThat(asked(answering((answer, asked) -> {
                    answer.addRecord(naptr(asked, 20, 1, "E2U+pstn:tel", "!^.*$!tel:+12015106000!"), Section.ANSWER);
                    answer.addRecord(naptr(asked, 10, 9, "E2U+pstn:tel", "!^.*$!tel:+12015106000!"), Section.ANSWER);
                    answer.addRecord(naptr(asked, 10, 2, "E2U+sip+pstn:tel", TEL), Section.ANSWER);
                    answer.addRecord(naptr(asked, 10, 1, "E2U+sip", "!^.*$!sip:a@b.example!"), Section.ANSWER);
                })))
                .contains(ANSWER);
    }

    @Test
    void passesOverRecordsItCannotUse() throws Exception {
        assertThat(asked(
                        saying("", "!", "!(!tel:+1!", "!^x$!tel:+1!", "!^.*$!sip:a@b.example!", "!^.*$!tel:911!", TEL)))
                .contains(ANSWER);
    }

    @Test
    void followsAnAlias() throws Exception {
        assertThat(asked(answering((answer, asked) -> {
                    Name other = name("n.carrier.example.");
                    answer.addRecord(new CNAMERecord(asked, DClass.IN, 60, other), Section.ANSWER);
                    answer.addRecord(naptr(other, 10, 10, "E2U+pstn:tel", TEL), Section.ANSWER);
                })))
                .contains(ANSWER);
    }

    @Test
    void asksOverTcpWhereTheAnswerWasCut() throws Exception {
        NameServer.Behaviour cut = answering((answer, _) -> answer.getHeader().setFlag(Flags.TC));
        try (NameServer server = new NameServer(cut, saying(TEL))) {
            assertThat(source(server.address()).ask(NUMBER, LONG)).contains(ANSWER);
            assertThat(server.udpQueries).hasValue(1);
            assertThat(server.tcpQueries).hasValue(1);
        }
    }

    @Test
    void asksTheNextServerWhereOneIsSilentOrBroken() throws Exception {
        try (NameServer silent = new NameServer(_ -> Optional.empty());
                NameServer broken = new NameServer(damaged(answer -> Arrays.copyOf(answer, 7)));
                NameServer good = new NameServer(saying(TEL))) {
            EnumSource source = source(silent.address(), broken.address(), good.address());
            assertThat(source.ask(NUMBER, Duration.ofSeconds(3))).contains(ANSWER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP})
    void asksTheNextServerWhereOneCannotTell(int rcode) throws Exception {
        try (NameServer lame = new NameServer(
                        answering((answer, _) -> answer.getHeader().setRcode(rcode)));
                NameServer good = new NameServer(saying(TEL))) {
            assertThat(source(lame.address(), good.address()).ask(NUMBER, LONG)).contains(ANSWER);
        }
    }

    static Stream<Arguments> unknownNumbers() {
        return Stream.of(
                Arguments.of(
                        "no such name",
                        answering((answer, _) -> answer.getHeader().setRcode(Rcode.NXDOMAIN))),
                Arguments.of("no record", answering((_, _) -> {})),
                Arguments.of(
                        "other records",
                        answering((answer, asked) ->
                                answer.addRecord(new TXTRecord(asked, DClass.IN, 60, "hello"), Section.ANSWER))),
                Arguments.of(
                        "other services",
                        answering((answer, asked) ->
                                answer.addRecord(naptr(asked, 1, 1, "E2U+sip", "!^.*$!sip:a@b!"), Section.ANSWER))),
                Arguments.of(
                        "records of another name",
                        answering((answer, _) -> answer.addRecord(
                                naptr(name("1.e164.example."), 1, 1, "E2U+pstn:tel", TEL), Section.ANSWER))),
                Arguments.of("aliases in a circle", answering((answer, asked) -> {
                    Name other = name("n.carrier.example.");
                    answer.addRecord(new CNAMERecord(asked, DClass.IN, 60, other), Section.ANSWER);
                    answer.addRecord(new CNAMERecord(other, DClass.IN, 60, asked), Section.ANSWER);
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownNumbers")
    void understandsThatANumberIsNotKnown(String how, NameServer.Behaviour behaviour) throws Exception {
        assertThat(asked(behaviour)).as(how).isEmpty();
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of(
                        "a failure", answering((answer, _) -> answer.getHeader().setRcode(Rcode.SERVFAIL))),
                Arguments.of(
                        "a refusal", answering((answer, _) -> answer.getHeader().setRcode(Rcode.REFUSED))),
                Arguments.of("another id", damaged(answer -> {
                    answer[0] ^= 1;
                    return answer;
                })),
                Arguments.of("an answer to another question", answering((answer, _) -> {
                    answer.removeAllRecords(Section.QUESTION);
                    answer.addRecord(
                            Record.newRecord(name("1.e164.example."), Type.NAPTR, DClass.IN), Section.QUESTION);
                })),
                Arguments.of("an answer to another type", answering((answer, asked) -> {
                    answer.removeAllRecords(Section.QUESTION);
                    answer.addRecord(Record.newRecord(asked, Type.TXT, DClass.IN), Section.QUESTION);
                })),
                Arguments.of(
                        "an answer to no question",
                        answering((answer, _) -> answer.removeAllRecords(Section.QUESTION))),
                Arguments.of("half an answer", damaged(answer -> Arrays.copyOf(answer, answer.length / 2))),
                Arguments.of("five octets", damaged(answer -> Arrays.copyOf(answer, 5))),
                Arguments.of("nothing", damaged(_ -> new byte[0])),
                Arguments.of("a page", (NameServer.Behaviour)
                        _ -> Optional.of("<html>no name server</html>".getBytes(StandardCharsets.US_ASCII))),
                Arguments.of("a name that points to itself", damaged(EnumSourceTest::loopingName)),
                Arguments.of("another number's URI", saying("!^.*$!tel:+12015106001;npdi;spn=6529!")),
                Arguments.of("URIs of no use", saying("!^.*$!sip:a@b.example!", "!^.*$!tel:6000!")),
                Arguments.of("an expression that never ends", saying("!^(((.*)*)*)*x$!tel:+1!")));
    }

    /// RFC 1035 §4.1.4: a pointer is 11 and an offset; here at the question's name, to itself.
    private static byte[] loopingName(byte[] answer) {
        answer[12] = (byte) 0xC0;
        answer[13] = 12;
        return answer;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void answersLocallyWhenTheServerSends(String what, NameServer.Behaviour behaviour) throws Exception {
        try (NameServer server = new NameServer(behaviour)) {
            EnumSource source = source(server.address());
            Gates gates = new Gates().queriesWithin(Duration.ofSeconds(1));
            LiveSources sources = new LiveSources(List.of(gates.to("enum", source)), LONG);
            assertThat(sources.enrich(Reports.AMBIGUOUS, Set.of(), Wish.REPORT))
                    .as(what)
                    .isEqualTo(new Enriched(Reports.AMBIGUOUS, Optional.empty(), Optional.of(LiveNote.FAILED)));
            assertThatThrownBy(() -> source.ask(NUMBER, Duration.ofSeconds(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("0.0.0.6")
                    .hasMessageNotContaining("2015106000")
                    .hasNoCause();
        }
    }

    @Test
    void answersLocallyAtTheDeadlineWhenTheServerIsSilent() throws Exception {
        try (NameServer server = new NameServer(_ -> Optional.empty())) {
            LiveSources sources =
                    new LiveSources(List.of(new Gates().to("enum", source(server.address()))), Duration.ofMillis(300));
            long start = System.nanoTime();
            Enriched enriched = sources.enrich(Reports.AMBIGUOUS, Set.of(), Wish.REPORT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(enriched.note()).contains(LiveNote.TIMEOUT);
            assertThat(enriched.report()).isEqualTo(Reports.AMBIGUOUS);
        }
    }

    @Test
    void endsAQueryInItsTimeWhenTheServerIsSilentOverTcp() throws Exception {
        NameServer.Behaviour cut = answering((answer, _) -> answer.getHeader().setFlag(Flags.TC));
        try (NameServer server = new NameServer(cut, _ -> Optional.empty())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> source(server.address()).ask(NUMBER, Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void needsAServerAndSomethingToTell() {
        assertThatThrownBy(() -> source()).hasMessageStartingWith("servers: ");
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", 53);
        assertThatThrownBy(() -> new EnumSource(new EnumSettings("e164.arpa", List.of(server), Map.of(), Map.of())))
                .hasMessageStartingWith("carrier-codes: ");
        assertThatThrownBy(() ->
                        new EnumSource(new EnumSettings("a..b", List.of(server), Map.of("rn", Map.of()), Map.of())))
                .hasMessageStartingWith("suffix: ");
    }
}
