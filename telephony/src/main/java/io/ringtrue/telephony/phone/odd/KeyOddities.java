package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Keys with another payload type or in another form than agreed.
final class KeyOddities {
    private KeyOddities() {}

    static List<Oddity> all() {
        return Stream.of(eventsAndTones(), infos()).flatMap(List::stream).toList();
    }

    private static List<Oddity> eventsAndTones() {
        return List.of(
                answering("events-under-96", "maps keys to 96 where 101 was offered, and sends 96", "101", "96")
                        .sounding(() -> EventHabit.under(96)),
                answering("events-under-offered", "maps keys to 96, and sends the 101 it was offered", "101", "96"),
                Oddity.named("events-with-channels", "calls keys telephone-event/8000/1")
                        .writing(OddAnswers.sdp(sdp -> sdp.replace("telephone-event/8000", "telephone-event/8000/1"))),
                Oddity.named("events-at-48000", "calls keys telephone-event/48000, and counts time at that rate")
                        .writing(OddAnswers.sdp(sdp -> sdp.replace("telephone-event/8000", "telephone-event/48000")))
                        .sounding(EventHabit::faster),
                Oddity.named("events-unannounced", "leaves keys out of its answer, and sends them all the same")
                        .writing(OddAnswers.sdp(KeyOddities::withoutEvents)),
                Oddity.named("tones-although-agreed", "agrees on events, and sends keys as tones")
                        .keyingBy(KeyWay.TONES)
                        .writing(OddAnswers.sdp(KeyOddities::withEvents)),
                Oddity.named("events-and-tones", "sends each key as event and as tone at once")
                        .sounding(() -> new TonesBesideEvents(0)),
                Oddity.named("events-and-late-tones", "sends each key as event, and as tone 300 ms later")
                        .sounding(() -> new TonesBesideEvents(15)),
                Oddity.named("events-under-one-timestamp", "uses one timestamp for all keys")
                        .sounding(EventHabit::standing),
                Oddity.named("events-with-walking-timestamp", "increases the timestamp with each packet of a key")
                        .sounding(EventHabit::walking),
                Oddity.named("events-with-later-ends", "sends the end of each key with a later timestamp")
                        .sounding(EventHabit::laterEnds),
                Oddity.named("events-without-marker", "never sets the marker").sounding(EventHabit::unmarked),
                Oddity.named("events-without-ends", "never sets the end bit").sounding(EventHabit::endless),
                Oddity.named("events-with-reserved-bit", "sets the reserved bit, under a payload type nobody agreed on")
                        .sounding(EventHabit::reserved));
    }

    private static List<Oddity> infos() {
        return List.of(
                info(
                        "info-with-colon",
                        "sends keys by INFO as \"Signal: 5\"",
                        body -> body.replace("Signal=", "Signal: ")),
                info(
                        "info-in-quotes",
                        "sends keys by INFO as Signal=\"5\"",
                        body -> body.replaceAll("Signal=(.)", "Signal=\"$1\"")),
                info("info-as-dtmf", "sends keys by INFO as application/dtmf with Signal=5", UnaryOperator.identity())
                        .writing(typed("application/dtmf", UnaryOperator.identity())),
                info("info-as-telephone-event", "sends keys by INFO as audio/telephone-event", UnaryOperator.identity())
                        .writing(typed("audio/telephone-event", body -> body.replaceAll("(?s)Signal=(.).*", "d=$1"))));
    }

    private static Oddity answering(String name, String about, String from, String to) {
        return Oddity.named(name, about)
                .writing(OddAnswers.sdp(sdp -> sdp.replaceAll("(m=audio .*) " + from + "\r\n", "$1 " + to + "\r\n")
                        .replace("rtpmap:" + from, "rtpmap:" + to)
                        .replace("fmtp:" + from, "fmtp:" + to)));
    }

    private static String withoutEvents(String sdp) {
        return sdp.replaceAll("(m=audio .*) 101\r\n", "$1\r\n").replaceAll("a=(rtpmap|fmtp):101 .*\r\n", "");
    }

    private static String withEvents(String sdp) {
        return sdp.replaceAll("(m=audio .*)\r\n", "$1 101\r\na=rtpmap:101 telephone-event/8000\r\n");
    }

    private static Oddity info(String name, String about, UnaryOperator<String> change) {
        return Oddity.named(name, about)
                .keyingBy(KeyWay.INFO)
                .writing(message ->
                        message.isRequest("INFO") ? message.withBody(change.apply(message.body())) : message);
    }

    private static UnaryOperator<SipText> typed(String type, UnaryOperator<String> change) {
        return message -> message.isRequest("INFO")
                ? message.with("Content-Type", type).withBody(change.apply(message.body()))
                : message;
    }
}
