package io.ringtrue.server.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Set;

/// Whether an ID token is the provider's, for this server, of this attempt, and still good: OpenID Connect
/// Core 1.0 §3.1.3.7.
record IdTokens(Issuer issuer, ClientID client) {
    /// Signatures that only the provider can make. With `HS256` the client secret would do, and `none` has
    /// none.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /// OpenID Connect Core 1.0 §2.
    private static final int LONGEST_SUBJECT = 255;

    /// @throws NotProven when it is not
    IDTokenClaimsSet checked(JWT token, JWKSet keys, Nonce nonce) throws NotProven {
        IDTokenValidator validator = new IDTokenValidator(
                issuer,
                client,
                new JWSVerificationKeySelector<SecurityContext>(ALGORITHMS, new ImmutableJWKSet<>(keys)),
                null);
        try {
            IDTokenClaimsSet claims = validator.validate(token, nonce);
            String subject = claims.getSubject().getValue();
            if (subject.length() > LONGEST_SUBJECT || !subject.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new NotProven("the subject of its ID token is not one of at most 255 ASCII characters");
            }
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw new NotProven("its ID token is not good: " + e.getMessage());
        }
    }
}
