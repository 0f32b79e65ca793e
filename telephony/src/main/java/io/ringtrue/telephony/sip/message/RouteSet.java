package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;

/// Reads route sets (RFC 3261 §12.1). Each element is one value of a Route field.
public final class RouteSet {
    private RouteSet() {}

    /// The route set in a message's Record-Route fields, in the order of the wire; empty when there are none.
    /// A readable field is kept unchanged. Of a broken field only the URIs are kept, which are enough for a
    /// proxy to recognize itself; a value without a URI is left out.
    public static List<String> of(SipHeaders headers) {
        List<String> routes = new ArrayList<>(4);
        for (String field : headers.fields("Record-Route")) {
            List<String> values = new ArrayList<>(4);
            CommaList.split(field, values);
            boolean exact = values.stream().allMatch(each -> NameAddr.read(each) != null);
            if (exact) routes.addAll(values);
            else salvage(field, routes);
        }
        return routes;
    }

    /// Looks at brackets only: a quote that never closes must not hide the routes after it.
    private static void salvage(String field, List<String> routes) {
        int from = 0;
        for (int open = field.indexOf('<'); open >= 0; open = field.indexOf('<', from)) {
            int close = field.indexOf('>', open);
            from = close < 0 ? field.length() : close + 1;
            String uri = NameAddr.salvage(field.substring(open, from)).uri();
            if (SipUri.readOrNull(uri) != null) routes.add('<' + uri + '>');
        }
    }

    /// The URI of the first route; empty when there is no route.
    public static String firstUri(List<String> routes) {
        NameAddr route = routes.isEmpty() ? null : NameAddr.read(routes.getFirst());
        return route == null ? "" : route.uri();
    }

    /// Whether the first route is a strict router as in RFC 2543: its URI has no `lr` (RFC 3261 §12.2.1.1).
    public static boolean isStrict(List<String> routes) {
        String first = firstUri(routes);
        SipUri uri = SipUri.readOrNull(first);
        return uri != null && !uri.isLoose() && MessageRules.isRequestUri(first);
    }
}
