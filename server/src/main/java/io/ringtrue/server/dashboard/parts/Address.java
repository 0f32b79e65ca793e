package io.ringtrue.server.dashboard.parts;

import io.ringtrue.server.dashboard.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of pages. They keep the account that a person of the installation has chosen.
public final class Address {
    private Address() {}

    /// @param query names and values in turn; a name with an empty value is left out
    public static String of(Frame frame, String path, String... query) {
        StringBuilder address = new StringBuilder(path);
        String chosen = frame.accounts().isEmpty() || frame.scope().account().isEmpty()
                ? ""
                : Long.toString(frame.scope().account().getAsLong());
        add(address, "account", chosen);
        for (int i = 0; i + 1 < query.length; i += 2) add(address, query[i], query[i + 1]);
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (value.isEmpty()) return;
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
