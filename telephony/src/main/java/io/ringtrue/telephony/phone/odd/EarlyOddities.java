package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;

/// Far ends that send requests before the answer, or that are several phones.
final class EarlyOddities {
    private EarlyOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named(
                                "asks-while-ringing",
                                "sends OPTIONS, INFO and UPDATE while it rings, and answers once each has got its 200")
                        .speaking(AskingWhileRinging::new),
                Oddity.named("rings-reliably", "requires PRACK for its 180 (100rel), and answers once it has arrived")
                        .speaking(RingingReliably::new),
                Oddity.named("answers-with-another-tag", "rings with one tag and answers with another")
                        .writing(message -> message.isResponse(180, "INVITE")
                                ? message.with("To", message.field("To") + "-rings")
                                : message),
                Oddity.named("second-phone", "lets a second phone answer just after the first")
                        .speaking(SecondPhone::new));
    }

    private static final class AskingWhileRinging implements SipHabit {
        private static final List<String> METHODS = List.of("OPTIONS", "INFO", "UPDATE");
        private int answered;

        @Override
        public void leaving(SipText message, Outlet wire) {
            if (message.isResponse(200, "INVITE") && answered < METHODS.size()) return; // it is repeated
            wire.send(message);
            if (!message.isResponse(180, "INVITE")) return;
            for (int i = 0; i < METHODS.size(); i++) wire.send(Replies.within(message, METHODS.get(i), i + 1));
        }

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            if (!message.isResponse() || !METHODS.contains(message.method())) return true;
            if (message.isResponse(200, message.method())) answered++;
            return false;
        }
    }

    private static final class RingingReliably implements SipHabit {
        private boolean acknowledged;

        @Override
        public void leaving(SipText message, Outlet wire) {
            if (message.isResponse(200, "INVITE") && !acknowledged) return; // it is repeated
            boolean rings = message.isResponse(180, "INVITE");
            wire.send(rings ? message.withLine("Require: 100rel").withLine("RSeq: 4711") : message);
        }

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            if (!message.isRequest("PRACK")) return true;
            acknowledged |= message.field("RAck").matches("4711 \\d+ INVITE");
            wire.send(Replies.to(message, "200 OK", ""));
            return false;
        }
    }

    private static final class SecondPhone implements SipHabit {
        private static final String TAG = "second";
        private boolean hungUpOn;

        @Override
        public void leaving(SipText message, Outlet wire) {
            wire.send(message);
            if (message.isResponse(200, "INVITE") && !hungUpOn) {
                wire.send(message.with("To", message.field("To").replaceAll(";tag=.*", ";tag=" + TAG)));
            }
        }

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            if (!message.field("To").endsWith(";tag=" + TAG)) return true;
            if (message.isRequest("BYE")) {
                hungUpOn = true;
                wire.send(Replies.to(message, "200 OK", ""));
            }
            return false;
        }
    }
}
