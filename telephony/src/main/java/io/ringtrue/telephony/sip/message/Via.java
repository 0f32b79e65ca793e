package io.ringtrue.telephony.sip.message;

import org.jspecify.annotations.Nullable;

/// One value of a Via header (RFC 3261 §20.42).
///
/// @param transport as on the wire, such as `UDP`
/// @param host as on the wire, an IPv6 address in brackets
/// @param port -1 when not given
public record Via(String transport, String host, int port, Params params) {

    /// Every branch begins with it (RFC 3261 §8.1.1.7); a branch of RFC 2543 does not.
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /// Reads `SIP / 2.0 / UDP host:port;params`. Spaces may stand around each `/` and `:`.
    ///
    /// @return null when the text has another form
    static @Nullable Via read(String text) {
        int slash = text.indexOf('/');
        int second = text.indexOf('/', slash + 1);
        if (slash < 0 || second < 0) return null;
        if (!text.substring(0, slash).strip().equalsIgnoreCase("SIP")) return null;
        if (!text.substring(slash + 1, second).strip().equals("2.0")) return null;
        int transportAt = Tokens.skipSpace(text, second + 1);
        int transportEnd = transportAt;
        while (transportEnd < text.length() && Tokens.isTokenChar(text.charAt(transportEnd))) transportEnd++;
        int hostAt = Tokens.skipSpace(text, transportEnd);
        if (transportEnd == transportAt || hostAt == transportEnd) return null;
        int paramsAt = text.indexOf(';', hostAt);
        if (paramsAt < 0) paramsAt = text.length();
        HostPort sentBy = HostPort.read(text.substring(hostAt, paramsAt).strip());
        Params params = Params.read(text, paramsAt);
        if (sentBy == null || params == null) return null;
        return new Via(text.substring(transportAt, transportEnd), sentBy.host(), sentBy.port(), params);
    }

    /// Reads as much as possible. The parameters suffice for a response: it is matched by its branch (RFC
    /// 3261 §17.1.3).
    ///
    /// @return a Via whose host is empty when the part before the parameters cannot be read
    public static Via salvage(String text) {
        int paramsAt = text.indexOf(';');
        String head = paramsAt < 0 ? text : text.substring(0, paramsAt);
        Via plain = read(head);
        Params params = Params.salvage(text, head.length());
        return plain == null
                ? new Via("UDP", "", -1, params)
                : new Via(plain.transport, plain.host, plain.port, params);
    }

    /// The `branch` parameter; empty when there is none, which RFC 2543 allowed.
    public String branch() {
        String branch = params.value("branch");
        return branch == null ? "" : branch;
    }

    /// The `received` parameter: where the far end saw the request come from (RFC 3261 §18.2.1); null when there is
    /// none.
    public @Nullable String received() {
        return params.value("received");
    }

    /// A copy with this parameter set, such as `received` or `rport`.
    public Via with(String name, String value) {
        return new Via(transport, host, port, params.with(name, value));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(96);
        out.append("SIP/2.0/").append(transport).append(' ').append(host);
        if (port >= 0) out.append(':').append(port);
        params.write(out);
        return out.toString();
    }
}
