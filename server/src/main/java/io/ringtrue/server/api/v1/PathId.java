package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;

/// Ids in paths. What is no id is answered like an id that is not there.
public final class PathId {
    private PathId() {}

    /// @param what is looked for, as the answer names it
    /// @throws ProblemException 404 when it is no positive whole number
    public static long of(String text, String what) {
        if (!text.matches("[0-9]{1,18}")) throw new ProblemException(Problem.notFound(what));
        return Long.parseLong(text);
    }
}
