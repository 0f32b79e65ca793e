package io.ringtrue.server.dashboard.callbacks;

import java.util.Optional;

/// From where on a page of the list is read.
///
/// @param newer whether towards the newer ones
record Cursor(long id, boolean newer) {
    private static final String NEWER = ".newer";

    /// @return empty for the first page, and for a text that is none of ours
    static Optional<Cursor> of(String text) {
        String id = text.endsWith(NEWER) ? text.substring(0, text.length() - NEWER.length()) : text;
        return id.matches("[0-9]{1,18}")
                ? Optional.of(new Cursor(Long.parseLong(id), text.endsWith(NEWER)))
                : Optional.empty();
    }

    static String older(long id) {
        return Long.toString(id);
    }

    static String newer(long id) {
        return id + NEWER;
    }
}
