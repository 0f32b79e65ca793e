package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;

/// Route sets (RFC 3261 §12.1): each route as it will stand in a Route field.
public final class RouteSet {
    private RouteSet() {}

    /// The Record-Route of a message. What can be read is kept as it stands; of anything else the URI is kept,
    /// for a proxy needs no more to know its own, and what has none is left out.
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

    /// Quotes that never close must not hide the routes behind them: only the brackets count.
    private static void salvage(String field, List<String> routes) {
        int from = 0;
        for (int open = field.indexOf('<'); open >= 0; open = field.indexOf('<', from)) {
            int close = field.indexOf('>', open);
            from = close < 0 ? field.length() : close + 1;
            String uri = NameAddr.salvage(field.substring(open, from)).uri();
            if (SipUri.readOrNull(uri) != null) routes.add('<' + uri + '>');
        }
    }

    /// Empty when there is no first route.
    public static String firstUri(List<String> routes) {
        NameAddr route = routes.isEmpty() ? null : NameAddr.read(routes.getFirst());
        return route == null ? "" : route.uri();
    }

    /// Whether the first route is a router of RFC 2543, which has no `lr` (RFC 3261 §12.2.1.1).
    public static boolean isStrict(List<String> routes) {
        String first = firstUri(routes);
        SipUri uri = SipUri.readOrNull(first);
        return uri != null && !uri.isLoose() && MessageRules.isRequestUri(first);
    }
}
