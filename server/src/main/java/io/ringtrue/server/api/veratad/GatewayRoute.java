package io.ringtrue.server.api.veratad;

import java.util.List;

/// Every path of the dialect, below `/process/`. No path is listed elsewhere.
enum GatewayRoute {
    GATEWAY("comprehensive/gateway", "5/gateway"),
    CONTINUE("continue");

    private final List<String> paths;

    GatewayRoute(String... paths) {
        this.paths = List.of(paths);
    }

    List<String> paths() {
        return paths;
    }
}
