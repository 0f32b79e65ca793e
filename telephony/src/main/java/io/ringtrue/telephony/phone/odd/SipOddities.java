package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// SIP that is broken or unusual where it need not matter.
final class SipOddities {
    private SipOddities() {}

    static List<Oddity> all() {
        return Stream.of(inAnswers(), inOtherMessages()).flatMap(List::stream).toList();
    }

    private static List<Oddity> inAnswers() {
        return List.of(
                Oddity.named("semicolon-behind-contact", "ends its Contact with a semicolon")
                        .writing(answer(message -> message.with("Contact", message.field("Contact") + ";"))),
                Oddity.named("quotes-in-contact", "puts a quoted parameter into the URI of its Contact")
                        .writing(answer(message -> inContact(message, ";x=\"a b\">"))),
                Oddity.named("broken-second-contact", "adds a second Contact that is unreadable")
                        .writing(answer(message -> message.withLine("Contact: \"never closed <sip:x@>;;="))),
                Oddity.named("empty-parameters-in-via", "adds ;rport=;received= and ;; to Via")
                        .writing(answer(message -> message.with("Via", message.field("Via") + ";rport=;received=;;"))),
                Oddity.named("fields-twice", "sends Content-Length, Call-ID, From and CSeq twice")
                        .writing(answer(message -> message.withLine("Call-ID: " + message.field("Call-ID"))
                                .withLine("From: " + message.field("From"))
                                .withLine("CSeq: " + message.field("CSeq"))
                                .withLine("Content-Length: 99999"))),
                Oddity.named("spaces-everywhere", "writes tabs and spaces around each colon, semicolon and equals sign")
                        .writing(answer(message ->
                                message.with("To", message.field("To").replace(";tag=", " ;\ttag\t= ")))),
                Oddity.named("broken-record-route", "adds an unreadable Record-Route beside a good one")
                        .writing(answer(SipOddities::routed)));
    }

    private static List<Oddity> inOtherMessages() {
        return List.of(
                Oddity.named("broken-name-in-to", "writes To as \"\"unknown\"\" <…>;tag=…")
                        .writing(message -> message.with(
                                "To", "\"\"unknown\"\" " + message.field("To").replaceAll("^[^<]*(?=<)", ""))),
                Oddity.named("broken-fields", "adds fields with a bad name, without a colon, and with a NUL")
                        .writing(message -> message.withLine("Bad Name\t(: x")
                                .withLine("no colon here")
                                .withLine("X-Nul: a\u0000b\u00ff\u00fe")
                                .withLine("Date: yesterday, about noon")),
                Oddity.named("many-fields", "adds 280 fields before those that matter")
                        .writing(SipOddities::padded),
                Oddity.named("no-space-behind-status", "writes SIP/2.0 200 without the space after it")
                        .writing(message -> message.isResponse()
                                ? message.withStartLine(message.startLine().substring(0, 11))
                                : message),
                Oddity.named("large-cseq", "counts its own requests from 2554554301, and sends keys by INFO")
                        .keyingBy(KeyWay.INFO)
                        .writing(SipOddities::counted),
                Oddity.named("broken-ringing", "sends an unreadable 180")
                        .writing(message -> message.isResponse(180, "INVITE")
                                ? message.with("To", "<<>>")
                                        .with("Contact", "<")
                                        .with("Content-Length", "-1")
                                : message));
    }

    /// Changes every 200 to an INVITE.
    private static UnaryOperator<SipText> answer(UnaryOperator<SipText> change) {
        return message -> message.isResponse(200, "INVITE") ? change.apply(message) : message;
    }

    private static SipText inContact(SipText message, String end) {
        return message.with("Contact", message.field("Contact").replace(">", end));
    }

    private static SipText padded(SipText message) {
        StringBuilder start = new StringBuilder(message.startLine());
        for (int i = 0; i < 280; i++)
            start.append("\r\nX-Padding-").append(i).append(": ").append(i);
        return message.withStartLine(start.toString());
    }

    private static SipText counted(SipText message) {
        String cseq = message.field("CSeq");
        int space = cseq.indexOf(' ');
        if (message.isResponse() || space < 0) return message;
        return message.with("CSeq", 2_554_554_300L + Long.parseLong(cseq.substring(0, space)) + cseq.substring(space));
    }

    /// Adds two Record-Route values. The good one is the far end's own address, where the caller sends to
    /// anyway.
    private static SipText routed(SipText message) {
        String own = message.field("Contact").replaceAll(".*@([^;>]*).*", "$1");
        return message.withLine("Record-Route: <sip:\"\"@;;>, <sip:" + own + ";lr;x=\"y>");
    }
}
