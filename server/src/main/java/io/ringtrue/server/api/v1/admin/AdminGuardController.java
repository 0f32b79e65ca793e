package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.guard.PausedRange;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Ranges of numbers that the watchdog has paused.
@RestController
@RequestMapping(path = "/v1/admin/guard", produces = "application/json")
@Tag(name = "admin: guard")
public class AdminGuardController {
    private final RangeStore ranges;
    private final AdminDeeds deeds;
    private final Clock clock;

    public AdminGuardController(RangeStore ranges, AdminDeeds deeds, Clock clock) {
        this.deeds = deeds;
        this.ranges = ranges;
        this.clock = clock;
    }

    /// @param prefix first digits of the numbers that are not called, without `+`; four more digits follow
    /// @param account whose calls are paused; null: everybody's
    /// @param until when it ends by itself
    /// @param answered the answered calls that it was paused for
    /// @param matched how many of them matched their PIN
    /// @param usual the share of matches that was usual, 0 to 1
    public record PausedRangeView(
            String prefix,
            @Nullable Long account,
            Instant since,
            Instant until,
            long answered,
            long matched,
            double usual) {}

    @GetMapping("/paused")
    @Operation(summary = "Ranges of numbers that are not called, because their calls match no PINs any more")
    public Page<PausedRangeView> paused() {
        return new Page<>(
                ranges.paused(clock.instant()).stream()
                        .map(AdminGuardController::view)
                        .toList(),
                null);
    }

    /// Calls before this are no evidence any more: the range is paused again only for what happens from the
    /// next full hour on.
    @PostMapping("/paused/{prefix}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Call the numbers of a range again, at once and on all nodes")
    public void resume(@PathVariable String prefix, HttpServletRequest request) {
        Checks checks = new Checks();
        checks.require(prefix.matches("[0-9]{1,11}"), "prefix", "must be 1 to 11 digits");
        checks.done();
        if (!ranges.resume(prefix, clock.instant())) {
            throw new ProblemException(Problem.of(404, "Not found", "prefix: no range of this prefix is paused"));
        }
        deeds.add(request, "resumed a range of numbers", prefix, "paused", "");
    }

    private static PausedRangeView view(PausedRange range) {
        return new PausedRangeView(
                range.prefix(),
                range.account().isPresent() ? range.account().getAsLong() : null,
                range.since(),
                range.until(),
                range.evidence().answered(),
                range.evidence().matched(),
                range.usual());
    }
}
