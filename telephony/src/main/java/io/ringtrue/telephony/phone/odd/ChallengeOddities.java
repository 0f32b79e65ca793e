package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Far ends that challenge repeatedly or in unusual forms. They accept a request once it answers the nonce of
/// their last challenge; the digest itself is not checked.
final class ChallengeOddities {
    private static final String PROXY = "Proxy-Authenticate: Digest realm=\"odd\", ";
    private static final String SERVER = "WWW-Authenticate: Digest realm=\"odd\", ";

    private ChallengeOddities() {}

    static List<Oddity> all() {
        return List.of(
                asking("second-nonce", "challenges the INVITE twice, each time with a new nonce")
                        .speaking(() -> new Asking("INVITE", PROXY + "nonce=\"1\"", PROXY + "nonce=\"2\"")),
                asking("challenged-bye", "challenges the BYE with another nonce, without marking the old one stale")
                        .speaking(() -> new Asking("BYE", PROXY + "nonce=\"1\"")),
                asking("changed-challenge", "challenges the INVITE with 407 and the BYE with 401")
                        .speaking(() -> both(
                                new Asking("INVITE", PROXY + "nonce=\"1\""),
                                new Asking("BYE", SERVER + "nonce=\"2\", qop=\"auth\""))),
                asking("empty-qop", "challenges with qop=\"\"").speaking(() -> invite("nonce=\"1\", qop=\"\"")),
                asking("session-hash", "challenges for MD5-sess")
                        .speaking(() -> invite("nonce=\"1\", algorithm=MD5-sess, qop=\"auth\"")),
                asking("body-hash", "challenges for auth-int only")
                        .speaking(() -> invite("nonce=\"1\", algorithm=MD5, qop=\"auth-int\"")),
                asking("two-challenges", "sends two challenges in one field, the first of an unknown kind")
                        .speaking(() -> new Asking(
                                "INVITE",
                                "Proxy-Authenticate: Bearer realm=\"odd\", Digest realm=\"odd\", nonce=\"1\"")),
                asking("bare-challenge", "challenges without any quotes")
                        .speaking(() -> new Asking("INVITE", "Proxy-Authenticate: Digest realm=odd,nonce=1,qop=auth")));
    }

    private static Oddity asking(String name, String about) {
        return Oddity.named(name, about);
    }

    private static SipHabit invite(String challenge) {
        return new Asking("INVITE", PROXY + challenge);
    }

    private static SipHabit both(Asking first, Asking second) {
        return new SipHabit() {
            @Override
            public boolean arriving(SipText message, Outlet wire) {
                return first.arriving(message, wire) && second.arriving(message, wire);
            }
        };
    }

    /// Answers requests of one method with these challenges in turn.
    private static final class Asking implements SipHabit {
        private final String method;
        private final Deque<String> challenges;
        private String lastNonce = "";
        private String lastRequest = "";

        Asking(String method, String... challenges) {
            this.method = method;
            this.challenges = new ArrayDeque<>(List.of(challenges));
        }

        @Override
        public boolean arriving(SipText message, Outlet wire) {
            if (!message.isRequest(method)) return true;
            boolean repeated = lastRequest.equals(message.field("Via"));
            if (repeated || !isAnswered(message)) return false;
            String challenge = challenges.poll();
            if (challenge == null) return true;
            lastRequest = message.field("Via");
            lastNonce = challenge.replaceAll(".*nonce=\"?([^\",]*).*", "$1");
            String status = challenge.startsWith("WWW") ? "401 Unauthorized" : "407 Proxy Authentication Required";
            wire.send(Replies.to(message, status, "asks", challenge));
            return false;
        }

        private boolean isAnswered(SipText request) {
            String answers = String.join(" ", request.fields("Authorization"))
                    + String.join(" ", request.fields("Proxy-Authorization"));
            return lastNonce.isEmpty() || answers.contains("nonce=\"" + lastNonce + '"');
        }
    }
}
