package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.trunks.CheckStep;
import io.ringtrue.server.trunks.TrunkCheck;
import io.ringtrue.server.trunks.TrunkChecks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Checks a trunk step by step.
@RestController
@RequestMapping(path = "/v1/admin/trunks/{name}/check", produces = "application/json")
@Tag(name = "admin: trunks")
public class AdminTrunkCheckController {
    private final TrunkChecks checks;

    public AdminTrunkCheckController(TrunkChecks checks) {
        this.checks = checks;
    }

    /// @param number to be rung on trial, which the carrier may charge; absent: nobody is called
    public record CheckForm(@Nullable String number) {}

    /// @param id `name`, `options`, `password`, `media`, `secrecy` or `call`
    /// @param verdict `ok`, `warning`, `problem` or `not-tried`
    /// @param advice what to do; null: nothing
    /// @param millis null: it was not measured
    public record StepView(
            String id,
            String verdict,
            String title,
            String detail,
            @Nullable String advice,
            @Nullable Long millis) {}

    /// @param called whether the number was dialled
    /// @param steps in the order in which they were made
    public record CheckView(
            String trunk,
            Instant at,
            long millis,
            long problems,
            long warnings,
            boolean called,
            List<StepView> steps) {}

    /// Takes at most 15 s. 409 while a check of this trunk is running.
    @PostMapping(consumes = "application/json")
    @Operation(
            summary =
                    "Check a trunk: its name, OPTIONS, password, ports for voice, and a test call where a number is given")
    public CheckView check(@PathVariable String name, @RequestBody CheckForm form, HttpServletRequest request) {
        Optional<String> number =
                Optional.ofNullable(form.number()).map(String::strip).filter(text -> !text.isEmpty());
        return switch (checks.check(name, number, Author.adminToken(request.getRemoteAddr()))) {
            case TrunkChecks.Result.Done(TrunkCheck check) -> view(check);
            case TrunkChecks.Result.Unknown() ->
                throw new ProblemException(Problem.of(404, "Not found", "trunk: there is none of this name in use"));
            case TrunkChecks.Result.Running() ->
                throw new ProblemException(
                        Problem.of(409, "Conflict", "trunk: it is being checked already, for at most 15 s"));
        };
    }

    private static CheckView view(TrunkCheck check) {
        return new CheckView(
                check.trunk(),
                check.at(),
                check.took().toMillis(),
                check.problems(),
                check.warnings(),
                check.called(),
                check.steps().stream().map(AdminTrunkCheckController::view).toList());
    }

    private static StepView view(CheckStep step) {
        return new StepView(
                step.id(),
                step.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                step.title(),
                step.detail(),
                step.advice().isEmpty() ? null : step.advice(),
                step.took().map(Duration::toMillis).orElse(null));
    }
}
