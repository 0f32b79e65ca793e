package io.ringtrue.server.openid;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.ringtrue.server.outbound.SafeConnector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The provider that people may sign in by: OpenID Connect Core 1.0 §3.1, with PKCE (RFC 7636).
public final class Provider {
    /// Each of at most four requests; somebody waits for them at a browser.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProviderSettings settings;
    private final ClientID client;
    private final Errands errands;
    private final Discovery discovery;
    private final IdTokens idTokens;

    /// Asks nothing yet.
    public Provider(ProviderSettings settings, SafeConnector connector, Clock clock) {
        this.settings = settings;
        this.client = new ClientID(settings.clientId());
        this.errands = new Errands(connector, PATIENCE);
        this.discovery = new Discovery(settings.issuer(), errands, clock);
        this.idTokens = new IdTokens(new Issuer(settings.issuer()), client);
    }

    public String name() {
        return settings.name();
    }

    /// @param attempt to be kept until the browser is back
    /// @param there where to send the browser
    public record Begun(Attempt attempt, URI there) {}

    /// @param back where the provider is to send the browser
    /// @throws ProviderAway when the provider cannot be reached
    public Begun begin(URI back) throws ProviderAway {
        Attempt attempt = Attempt.at(back);
        URI endpoint = Endpoint.required(discovery.metadata().getAuthorizationEndpointURI(), "authorization_endpoint");
        URI there = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(settings.scopes().toArray(String[]::new)), client, back)
                .endpointURI(endpoint)
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(attempt.codeVerifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Begun(attempt, there);
    }

    /// @param code that the browser brought back, with the attempt's state
    /// @throws ProviderAway when the provider cannot be reached
    /// @throws NotProven when the provider refuses the code, or its ID token is not good
    public Identity finish(Attempt attempt, String code) throws ProviderAway, NotProven {
        OIDCTokens tokens = tokens(attempt, code);
        JWT idToken = tokens.getIDToken();
        if (idToken == null) throw new NotProven("it gave no ID token");
        IDTokenClaimsSet claims = idTokens.checked(idToken, discovery.keys(), new Nonce(attempt.nonce()));
        return new UserInfoRead(discovery.metadata(), errands).identity(claims, tokens.getBearerAccessToken());
    }

    private OIDCTokens tokens(Attempt attempt, String code) throws ProviderAway, NotProven {
        OIDCProviderMetadata metadata = discovery.metadata();
        TokenRequest request = new TokenRequest.Builder(
                        Endpoint.required(metadata.getTokenEndpointURI(), "token_endpoint"),
                        authentication(metadata),
                        new AuthorizationCodeGrant(new AuthorizationCode(code), attempt.back(), attempt.codeVerifier()))
                .build();
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(errands.send(request.toHTTPRequest()));
            if (answer instanceof OIDCTokenResponse good) return good.getOIDCTokens();
            throw new NotProven("it refused the code: "
                    + answer.toErrorResponse().getErrorObject().getCode());
        } catch (ParseException e) {
            throw new NotProven("its answer to the code cannot be read: " + e.getMessage());
        }
    }

    /// RFC 8414 §2: without a list it is `client_secret_basic`.
    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        Secret secret = new Secret(settings.clientSecret().value());
        List<ClientAuthenticationMethod> accepted = metadata.getTokenEndpointAuthMethods();
        boolean postOnly = accepted != null
                && !accepted.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && accepted.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return postOnly ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }
}
