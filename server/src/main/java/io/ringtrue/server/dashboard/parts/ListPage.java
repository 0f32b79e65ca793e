package io.ringtrue.server.dashboard.parts;

import java.util.List;
import java.util.Optional;

/// A page of a list, newest first, read with one line more than it shows: that one says whether the list goes on.
public record ListPage<T>(List<T> shown, boolean hasNewer, boolean hasOlder) {
    /// Lines of a page.
    public static final int SIZE = 50;

    /// What to read.
    public static final int READ = SIZE + 1;

    public ListPage {
        shown = List.copyOf(shown);
    }

    public static <T> ListPage<T> first(List<T> read) {
        return new ListPage<>(cut(read), false, read.size() > SIZE);
    }

    /// @param read what is older than the page before
    public static <T> ListPage<T> older(List<T> read) {
        return new ListPage<>(cut(read), true, read.size() > SIZE);
    }

    /// @param read what is newer than the page behind, nearest to it
    /// @return empty when nothing is newer still: then the first page is whole, and is shown instead
    public static <T> Optional<ListPage<T>> newer(List<T> read) {
        return read.size() > SIZE
                ? Optional.of(new ListPage<>(read.subList(read.size() - SIZE, read.size()), true, true))
                : Optional.empty();
    }

    private static <T> List<T> cut(List<T> read) {
        return read.subList(0, Math.min(SIZE, read.size()));
    }
}
