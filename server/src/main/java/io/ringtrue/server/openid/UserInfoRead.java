package io.ringtrue.server.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Reads the e-mail address: of the ID token, or where that has none, as many providers leave it out, of the
/// UserInfo endpoint (OpenID Connect Core 1.0 §5.3).
record UserInfoRead(OIDCProviderMetadata metadata, Errands errands) {
    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";
    private static final int OK = 200;

    Identity identity(IDTokenClaimsSet claims, @Nullable BearerAccessToken access) throws ProviderAway, NotProven {
        URI endpoint = metadata.getUserInfoEndpointURI();
        if (claims.getStringClaim(EMAIL) != null || endpoint == null || access == null) return read(claims, claims);
        Endpoint.required(endpoint, "userinfo_endpoint");
        HTTPResponse answer = errands.send(new UserInfoRequest(endpoint, access).toHTTPRequest());
        if (answer.getStatusCode() != OK) return read(claims, claims);
        try {
            UserInfo more = UserInfo.parse(answer.getBody());
            // §5.3.2: the sub MUST be verified to exactly match that of the ID token; if not, values MUST NOT be used.
            if (!claims.getSubject().equals(more.getSubject())) {
                throw new NotProven("its UserInfo endpoint speaks of somebody else");
            }
            return read(claims, more);
        } catch (ParseException e) {
            throw new NotProven("what its UserInfo endpoint says cannot be read: " + e.getMessage());
        }
    }

    /// Only the JSON value `true` means verified.
    private static Identity read(IDTokenClaimsSet claims, ClaimsSet saying) {
        String email = saying.getStringClaim(EMAIL);
        return new Identity(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                email == null ? "" : email,
                Boolean.TRUE.equals(saying.getBooleanClaim(VERIFIED)));
    }
}
