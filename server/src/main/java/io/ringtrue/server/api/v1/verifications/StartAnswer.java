package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.Problem.FieldError;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.Started;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of a request to call, in `/v1`'s words.
public final class StartAnswer {
    private StartAnswer() {}

    /// @throws ProblemException when nothing was stored
    public static Started.Accepted accepted(Started started) {
        return switch (started) {
            case Started.Accepted accepted -> accepted;
            case Started.Invalid(List<Refusal> refusals) ->
                throw new ProblemException(Problem.invalid(refusals.stream()
                        .map(refusal -> new FieldError(refusal.field(), refusal.rule()))
                        .toList()));
            case Started.Limited(Refusal refusal, boolean _) -> throw new ProblemException(limited(refusal));
            case Started.KeyReused() ->
                throw new ProblemException(
                        Problem.of(409, "Conflict", "this Idempotency-Key came before with another request"));
            case Started.Unavailable() ->
                throw new ProblemException(
                        Problem.of(503, "Unavailable", "the server is shutting down; nothing was stored")
                                .after(ErrorPage.COME_BACK));
        };
    }

    private static Problem limited(Refusal refusal) {
        return new Problem(
                429,
                "Too many requests",
                Problem.clause(refusal.field(), refusal.rule()),
                List.of(new FieldError(refusal.field(), refusal.rule())),
                refusal.retryAfter().or(() -> Optional.of(Duration.ofMinutes(1))));
    }
}
