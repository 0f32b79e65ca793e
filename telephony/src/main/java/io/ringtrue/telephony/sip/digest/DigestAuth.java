package io.ringtrue.telephony.sip.digest;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Challenge;
import io.ringtrue.telephony.sip.message.Ids;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers the digest challenges of one call (RFC 3261 §22, RFC 7616, RFC 8760). It answers only challenges
/// for requests sent to the hop that owns the credentials, and only for the first realm that asked. A callee
/// behind the proxy is another realm: with a digest over a nonce of its choice it could try out passwords
/// offline. Used on the call's strand only.
public final class DigestAuth {
    /// How often one request is repeated with credentials. A second repeat helps if the nonce has just
    /// expired; a third challenge means that the credentials are refused.
    static final int MAX_REPEATS = 2;

    private final Credentials credentials;
    private final Hop owner;
    private final Ids ids;

    /// The current answer to each kind of challenge. A proxy and a server of one realm may both ask (RFC 3261
    /// §22.2, §22.3).
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

    /// @param owner the hop that the credentials are for
    public DigestAuth(Credentials credentials, Hop owner, Ids ids) {
        this.credentials = credentials;
        this.owner = owner;
        this.ids = ids;
    }

    /// 401 Unauthorized or 407 Proxy Authentication Required.
    public static boolean isChallenge(SipResponse response) {
        return response.status() == 401 || response.status() == 407;
    }

    /// Accepts the challenge of a 401 or 407, so that [#sign] will answer it.
    ///
    /// @param hop where the request was sent
    /// @param repeats how often this request has been repeated with credentials already
    /// @return false when a repeat is useless: there are no credentials, no challenge that we support, the
    /// challenge is another hop's or realm's, or the credentials were refused. A challenge with a new nonce
    /// is not a refusal. One with the same nonce is, unless it is marked stale (RFC 3261 §22.1, RFC 7616
    /// §3.3).
    public boolean accept(SipResponse response, Hop hop, int repeats) {
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

    /// Adds the answers to the accepted challenges, if the request goes to the owner of the credentials.
    public void sign(SipHeaders headers, String method, String uri, Body body, Hop hop) {
        if (!hop.equals(owner)) return;
        accepted.forEach((asker, answer) -> headers.add(asker.answerHeader, answer.to(method, uri, body)));
    }
}
