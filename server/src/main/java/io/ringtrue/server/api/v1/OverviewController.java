package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.reports.OverviewStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The figures of the first page: an account's for itself, everybody's for the operator.
@RestController
public class OverviewController {
    private final OverviewStore overviews;
    private final AccountStore accounts;
    private final ReadTurns turns;
    private final Clock clock;

    public OverviewController(OverviewStore overviews, AccountStore accounts, ReadTurns turns, Clock clock) {
        this.turns = turns;
        this.overviews = overviews;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(path = "/v1/account/overview", produces = "application/json")
    @Operation(summary = "What happens now: calls, outcomes by minute, charges, callbacks")
    @Tag(name = "account")
    public OverviewFigures own(@AuthenticationPrincipal Account account) {
        return turns.take(
                account.id(),
                () -> OverviewFigures.of(overviews.read(OptionalLong.of(account.id()), clock.instant()))
                        .ofTenant());
    }

    /// @param account absent: the whole installation
    @GetMapping(path = "/v1/admin/overview", produces = "application/json")
    @Operation(summary = "What happens now in the installation, or in one account")
    @Tag(name = "admin")
    public OverviewFigures all(@RequestParam(required = false) @Nullable Long account) {
        if (account != null && accounts.find(account).isEmpty()) {
            throw new ProblemException(Problem.notFound("account"));
        }
        OptionalLong of = account == null ? OptionalLong.empty() : OptionalLong.of(account);
        return OverviewFigures.of(overviews.read(of, clock.instant()));
    }
}
