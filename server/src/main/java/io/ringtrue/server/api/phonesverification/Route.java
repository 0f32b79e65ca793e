package io.ringtrue.server.api.phonesverification;

import java.util.List;

/// Every path of the dialect, below `/app/api/json/` and `/app/api/xml/`. No path is listed elsewhere.
enum Route {
    REVERSE_PIN("tts/reversepinverification"),
    SPOKEN_PIN("tts/pinverification"),
    NOTIFICATION("tts/notification"),
    SEARCH("search/searchbyid", "search/byid", "search/id"),
    BALANCE("account/balance");

    private final List<String> paths;

    Route(String... paths) {
        this.paths = List.of(paths);
    }

    List<String> paths() {
        return paths;
    }
}
