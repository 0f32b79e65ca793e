package io.ringtrue.server.api.v1.admin;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.DoNotCallStore.Entry;
import io.ringtrue.server.guard.DoNotCallStore.Listed;
import io.ringtrue.server.guard.DoNotCallStore.Place;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The do-not-call list of the installation, which holds for all accounts. Numbers are kept as keyed
/// hashes: an operator can ask about a number, and cannot list numbers.
@RestController
@RequestMapping(path = "/v1/admin/do-not-call", produces = "application/json")
@Tag(name = "admin: guard")
public class AdminDoNotCallController {
    private static final int LONGEST_NOTE = 200;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final DoNotCallStore store;
    private final NumberIntelligence numbers;
    private final AdminDeeds deeds;
    private final Clock clock;

    public AdminDoNotCallController(DoNotCallStore store, NumberIntelligence numbers, AdminDeeds deeds, Clock clock) {
        this.deeds = deeds;
        this.store = store;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// @param until when the number may be called again; absent: never, until it is removed
    /// @param note for operators, such as who asked for it
    public record DoNotCallForm(
            @Nullable Instant until, @Nullable String note) {}

    /// @param key stands for the number, which is not kept
    /// @param until null: `ringtrue.limits.do-not-call` after `since`
    /// @param verification whose callee said "this was not me"; null: an operator entered it
    public record DoNotCallView(
            String key,
            Instant since,
            @Nullable Instant until,
            @Nullable Long verification,
            String note) {}

    @GetMapping
    @Operation(summary = "Entries of the do-not-call list, newest first; the numbers themselves are not kept")
    public Page<DoNotCallView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        Optional<Place> after = Page.place(cursor, AdminDoNotCallController::place, Optional.empty());
        return Page.of(
                store.list(after, most + 1),
                most,
                listed -> listed.place().since().toEpochMilli() + " "
                        + listed.place().key(),
                AdminDoNotCallController::view);
    }

    private static Optional<Place> place(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) throw new IllegalArgumentException("no place");
        return Optional.of(
                new Place(Instant.ofEpochMilli(Long.parseLong(text.substring(0, blank))), text.substring(blank + 1)));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Whether a number is on the do-not-call list")
    public DoNotCallView find(@PathVariable String number) {
        String e164 = e164(number);
        return store.find(e164)
                .map(entry -> view(new Listed(store.key(e164), entry)))
                .orElseThrow(() -> new ProblemException(notThere()));
    }

    @PutMapping(path = "/{number}", consumes = "application/json")
    @Operation(summary = "Enter a number, or replace its entry; it holds for all accounts at once")
    public DoNotCallView put(@PathVariable String number, @RequestBody DoNotCallForm form, HttpServletRequest request) {
        String e164 = e164(number);
        Checks checks = new Checks();
        String note = checks.text("note", form.note(), LONGEST_NOTE).orElse("");
        Instant until = form.until() == null ? NEVER : form.until();
        checks.require(
                until.isAfter(clock.instant()) && !until.isAfter(NEVER),
                "until",
                "must be in the future, before 9999-12-31");
        checks.done();
        String was = store.find(e164).map(AdminDoNotCallController::text).orElse("");
        Entry entry = new Entry(clock.instant(), Optional.of(until), OptionalLong.empty(), note);
        store.put(e164, entry);
        deeds.add(request, "entered a number not to call", store.key(e164), was, text(entry));
        return find(number);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a number off the list")
    public void delete(@PathVariable String number, HttpServletRequest request) {
        String e164 = e164(number);
        String was = store.find(e164).map(AdminDoNotCallController::text).orElse("");
        if (!store.remove(e164)) throw new ProblemException(notThere());
        deeds.add(request, "took a number off the do-not-call list", store.key(e164), was, "");
    }

    /// The log has the number's key only, as the list itself.
    private static String text(Entry entry) {
        return entry.until()
                        .map(until -> until.equals(NEVER) ? "for ever" : "until " + until)
                        .orElse("for a while")
                + (entry.note().isEmpty() ? "" : ", " + entry.note());
    }

    private static Problem notThere() {
        return Problem.of(404, "Not found", "number: it is not on the do-not-call list");
    }

    /// Also a number that may not be called at all can be entered: rules change.
    private String e164(String text) {
        NumberReport report = numbers.describe(text, ReadingRules.DIALLED);
        if (!report.valid()) {
            throw new ProblemException(Problem.invalid("number", "must be a valid number, country code first"));
        }
        return report.e164();
    }

    private static DoNotCallView view(Listed listed) {
        Entry entry = listed.entry();
        return new DoNotCallView(
                listed.key(),
                entry.since(),
                entry.until().orElse(null),
                entry.verification().isPresent() ? entry.verification().getAsLong() : null,
                entry.note());
    }
}
