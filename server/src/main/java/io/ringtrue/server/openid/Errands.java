package io.ringtrue.server.openid;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Carries the SDK's requests to the provider, one connection each, and its answers back.
///
/// @param within for each, from the look-up of the name to the end of the answer
record Errands(SafeConnector connector, Duration within) {
    /// In octets. Metadata and keys are a few kilobytes.
    private static final int LONGEST_ANSWER = 256 * 1024;

    private static final int SERVER_ERROR = 500;

    /// @throws ProviderAway when no whole answer came, or one that says that the provider is broken
    HTTPResponse send(HTTPRequest request) throws ProviderAway {
        HttpAnswer answer = answer(request);
        if (answer.status() >= SERVER_ERROR) throw new ProviderAway("it answered " + answer.status());
        HTTPResponse read = new HTTPResponse(answer.status());
        // The answer's own type is not read: what is not JSON fails to be parsed.
        read.setHeader("Content-Type", "application/json");
        read.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return read;
    }

    private HttpAnswer answer(HTTPRequest request) throws ProviderAway {
        try {
            return connector.fetch(outgoing(request), within, LONGEST_ANSWER);
        } catch (RefusedUrl e) {
            throw new ProviderAway("its address leads to " + e.getMessage());
        } catch (IOException e) {
            throw new ProviderAway(String.valueOf(e.getMessage()));
        }
    }

    private static OutgoingRequest outgoing(HTTPRequest request) throws RefusedUrl {
        HttpTarget target = HttpTarget.of(request.getURI());
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.putIfAbsent("Accept", "application/json");
        if (request.getMethod() == HTTPRequest.Method.GET) return OutgoingRequest.get(target, headers);
        String type = headers.remove("Content-Type");
        return OutgoingRequest.post(
                target,
                headers,
                type == null ? "application/x-www-form-urlencoded" : type,
                request.getBody() == null ? "" : request.getBody());
    }
}
