package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Challenge;
import io.ringtrue.telephony.sip.message.Ids;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers one call's digest challenges (RFC 3261 §22, RFC 7616, RFC 8760): those of the hop the credentials
/// are for, and of the first realm that asked. A callee behind a proxy is another realm, and could guess the
/// password at leisure from a digest over a nonce of its choice. Lives on the call's strand.
final class DigestAuth {
    /// How often one request is repeated with credentials: the nonce may have aged on the way, but a third
    /// challenge says that nothing will do.
    static final int MAX_REPEATS = 2;

    private final Credentials credentials;
    private final Hop owner;
    private final Ids ids;

    /// What to answer whom with: a proxy and the callee's side of one realm may each ask (RFC 3261 §22.2,
    /// §22.3).
    private final Map<Asker, DigestAnswer> accepted = new EnumMap<>(Asker.class);

    private enum Asker {
        SERVER("WWW-Authenticate", "Authorization"),
        PROXY("Proxy-Authenticate", "Proxy-Authorization");

        private final String challengeHeader;
        private final String answerHeader;

        Asker(String challengeHeader, String answerHeader) {
            this.challengeHeader = challengeHeader;
            this.answerHeader = answerHeader;
        }
    }

    /// @param owner whom the credentials are shared with
    DigestAuth(Credentials credentials, Hop owner, Ids ids) {
        this.credentials = credentials;
        this.owner = owner;
        this.ids = ids;
    }

    static boolean isChallenge(SipResponse response) {
        return response.status() == 401 || response.status() == 407;
    }

    /// Takes up the challenge of a 401 or 407.
    ///
    /// @param hop where the request had gone
    /// @param repeats how often this very request has been repeated with credentials before
    /// @return false when repeating the request would be in vain: no credentials, no challenge we speak,
    /// somebody else's, or these credentials have been refused. A new nonce is no refusal, and the same one
    /// only when it is not said to be stale (RFC 3261 §22.1, RFC 7616 §3.3).
    boolean accept(SipResponse response, Hop hop, int repeats) {
        if (repeats >= MAX_REPEATS || credentials.isEmpty() || !hop.equals(owner)) return false;
        Asker asker = response.status() == 407 ? Asker.PROXY : Asker.SERVER;
        Challenge challenge = choose(response, asker);
        if (challenge == null) return false;
        DigestAnswer before = accepted.get(asker);
        if (before != null && before.isFor(challenge) && !challenge.isStale()) return false;
        accepted.put(asker, new DigestAnswer(credentials, challenge, ids.hex(8)));
        return true;
    }

    private @Nullable Challenge choose(SipResponse response, Asker asker) {
        for (Challenge challenge : Challenge.readable(response.headers().fields(asker.challengeHeader))) {
            if (isOfOurRealm(challenge)) return challenge;
        }
        return null;
    }

    private boolean isOfOurRealm(Challenge challenge) {
        for (DigestAnswer each : accepted.values()) {
            if (!each.realm().equals(challenge.realm())) return false;
        }
        return true;
    }

    /// Adds the answers to the challenges taken up, if this request goes to whom they are for.
    void sign(SipHeaders headers, String method, String uri, Body body, Hop hop) {
        if (!hop.equals(owner)) return;
        accepted.forEach((asker, answer) -> headers.add(asker.answerHeader, answer.to(method, uri, body)));
    }
}
