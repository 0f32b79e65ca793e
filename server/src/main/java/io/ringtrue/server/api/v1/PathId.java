package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;

/// Ids in paths. A text that is no id is answered like an id that does not exist.
public final class PathId {
    private PathId() {}

    /// @param what is looked for, as the error names it
    /// @throws ProblemException 404 when it is not 1 to 18 digits
    public static long of(String text, String what) {
        if (!text.matches("[0-9]{1,18}")) throw new ProblemException(Problem.notFound(what));
        return Long.parseLong(text);
    }
}
