package io.ringtrue.server.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where the provider's endpoints are: OpenID Connect Discovery 1.0. It is asked when somebody signs in, once
/// for all who do so in the next minutes. So a provider that is away keeps no server from starting, and
/// strangers who press the button again and again do not reach it each time.
final class Discovery {
    private static final Duration KNOWN = Duration.ofMinutes(10);
    /// Whoever comes so soon after a failure gets the same, and does not wait.
    private static final Duration AWAY = Duration.ofSeconds(2);

    private static final int OK = 200;

    private final Issuer issuer;
    private final Errands errands;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Instant until = Instant.MIN;
    private @Nullable OIDCProviderMetadata known;
    private String failure = "";

    Discovery(URI issuer, Errands errands, Clock clock) {
        this.issuer = new Issuer(issuer);
        this.errands = errands;
        this.clock = clock;
    }

    /// @throws ProviderAway when the provider cannot be reached, or names another issuer
    OIDCProviderMetadata metadata() throws ProviderAway {
        asking.lock();
        try {
            OIDCProviderMetadata metadata = known;
            if (!clock.instant().isBefore(until)) metadata = askAnew();
            if (metadata == null) throw new ProviderAway(failure);
            return metadata;
        } finally {
            asking.unlock();
        }
    }

    private @Nullable OIDCProviderMetadata askAnew() {
        try {
            known = ask();
        } catch (ProviderAway e) {
            known = null;
            failure = String.valueOf(e.getMessage());
        }
        until = clock.instant().plus(known == null ? AWAY : KNOWN);
        return known;
    }

    private OIDCProviderMetadata ask() throws ProviderAway {
        HTTPResponse answer = errands.send(new OIDCProviderConfigurationRequest(issuer).toHTTPRequest());
        if (answer.getStatusCode() != OK) {
            throw new ProviderAway("its metadata is not there: it answered " + answer.getStatusCode());
        }
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBody());
            // Discovery §4.3: MUST be identical, or another provider could stand in for this one.
            if (!issuer.equals(metadata.getIssuer())) throw new ProviderAway("its metadata names another issuer");
            return metadata;
        } catch (ParseException e) {
            throw new ProviderAway("its metadata cannot be read: " + e.getMessage());
        }
    }

    /// The provider's keys as they are now: a key that was taken out counts no more.
    ///
    /// @throws ProviderAway when they cannot be had
    JWKSet keys() throws ProviderAway {
        URI where = Endpoint.required(metadata().getJWKSetURI(), "jwks_uri");
        HTTPResponse answer = errands.send(new HTTPRequest(HTTPRequest.Method.GET, where));
        try {
            return JWKSet.parse(answer.getBody());
        } catch (java.text.ParseException e) {
            throw new ProviderAway("its keys cannot be read: " + e.getMessage());
        }
    }
}
