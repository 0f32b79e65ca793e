package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the `cursor` for the next page; `null` on the last page
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final int LONGEST_CURSOR = 100;

    /// How many items to return: as asked for, else 50.
    ///
    /// @throws ProblemException 422 when it is not 1 to 500
    public static int limit(@Nullable Integer limit) {
        int asked = limit == null ? USUAL : limit;
        if (asked < 1 || asked > MOST) throw new ProblemException(Problem.invalid("limit", "must be 1 to " + MOST));
        return asked;
    }

    /// Makes a page. Fetch one row more than `limit`: when it is there, another page follows.
    ///
    /// @param place an item's place in the list, as [#place] will read it back
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> place, Function<R, T> view) {
        List<T> items = rows.stream().limit(limit).map(view).toList();
        return new Page<>(items, rows.size() > limit ? opaque(place.apply(rows.get(limit - 1))) : null);
    }

    private static String opaque(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a cursor.
    ///
    /// @param reader throws [IllegalArgumentException] for a text that [#of] never wrote
    /// @param start what to return for the first page, which has no cursor
    /// @throws ProblemException 422 when the cursor is none of ours
    public static <P> P place(@Nullable String cursor, Function<String, P> reader, P start) {
        if (cursor == null) return start;
        try {
            if (cursor.length() > LONGEST_CURSOR) throw new IllegalArgumentException("too long");
            return reader.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("cursor", "must be the value of next on an earlier page"));
        }
    }
}
