package io.ringtrue.server.outbound;

import java.net.UnknownHostException;

/// Nobody has said, within the time that a resolver waits, whether a name has an address.
final class SilentName extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    SilentName(String host) {
        super(host);
    }
}
