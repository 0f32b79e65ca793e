package io.ringtrue.trials.experiments;

import java.util.LinkedHashMap;
import java.util.Map;

/// A node's settings in every experiment that does not replace them.
final class NodeSettings {
    private static final int PORTS_OF_A_NODE = 3_000;
    private static final int FIRST_PORT = 20_000;

    private NodeSettings() {}

    /// @return dotted keys and YAML values
    static Map<String, String> of(Installation installation, int node) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ringtrue.sip.bind", "127.0.0.1");
        all.put("ringtrue.sip.port", "0");
        int first = FIRST_PORT + node * PORTS_OF_A_NODE;
        all.put("ringtrue.rtp.port-min", first + "");
        all.put("ringtrue.rtp.port-max", first + PORTS_OF_A_NODE - 2 + "");
        String trunk = "ringtrue.trunks.far-end.";
        all.put(trunk + "uri", "\"sip:127.0.0.1:" + installation.phones().port(node) + "\"");
        all.put(trunk + "caller-id", "\"+12125550199\"");
        all.put(trunk + "calls-per-second", "100");
        all.put(trunk + "max-calls", "1000");
        all.put(trunk + "media-networks", "[127.0.0.0/8]");
        // Limits are not what is tried here: all orders come from a few accounts and go to one host.
        all.put("ringtrue.limits.per-account", "1000000/1m");
        all.put("ringtrue.limits.per-callback-host", "1000000/1m");
        all.put("ringtrue.limits.per-prefix", "1000000/1m");
        all.put("ringtrue.limits.per-dial-code", "1000000/1m");
        all.put("ringtrue.watchdog.least-answered", "1000000");
        all.put("ringtrue.verification.ring-timeout", "15s");
        all.put("ringtrue.callbacks.allowed-networks", "[127.0.0.0/8]");
        all.put(
                "ringtrue.callbacks.allowed-ports",
                "[" + installation.callbacks().port() + "]");
        all.put("ringtrue.callbacks.schedule", "[0s, 2s, 2s, 5s, 5s, 10s, 10s, 20s, 20s, 30s]");
        return all;
    }
}
