package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.Verification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reports a verification by query parameters appended to its callback URL, in the documentation's order.
final class CallbackParameters implements CallbackComposer {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @Override
    public CallbackRequest compose(Report report) {
        Verification verification = report.verification();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("status", DeliveryStatus.of(verification.standing().status()));
        parameters.put("requestid", Long.toString(verification.id()));
        parameters.put("recipient", WireNumber.of(verification));
        parameters.put("datetime", WireTime.callback(verification.order().created()));
        parameters.put("cost", verification.standing().cost().toString());
        verification.standing().matched().ifPresent(matched -> parameters.put("matched", matched.toString()));
        return new CallbackRequest.Get(
                appended(verification.order().callbackUrl().orElseThrow(), parameters));
    }

    @Override
    public Set<String> ownParameters() {
        return Set.of("status", "requestid", "recipient", "datetime", "cost", "matched");
    }

    private static String appended(String url, Map<String, String> parameters) {
        String kept = withoutFragment(url);
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return kept + joint(kept) + query;
    }

    private static String joint(String url) {
        if (!url.contains("?")) return "?";
        return url.endsWith("?") || url.endsWith("&") ? "" : "&";
    }

    /// RFC 3986 §3.5: a fragment is never sent.
    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    /// RFC 3986 §2.1: encodes everything but unreserved characters, so a space is `%20` and never `+`.
    private static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append(String.format("%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
