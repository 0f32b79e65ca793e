package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.verification.TestCallbacks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tries an account's callback URL.
@RestController
@RequestMapping(path = "/v1/admin/accounts/{id}/callbacks/test", produces = "application/json")
@Tag(name = "admin: callbacks")
public class AdminTestCallbackController {
    private final AccountStore accounts;
    private final TestCallbacks callbacks;
    private final AdminDeeds deeds;

    public AdminTestCallbackController(AccountStore accounts, TestCallbacks callbacks, AdminDeeds deeds) {
        this.deeds = deeds;
        this.accounts = accounts;
        this.callbacks = callbacks;
    }

    /// @param dialect whose callback is sent; absent: this API's own, `v1`
    public record TestForm(@Nullable String dialect) {}

    public record Header(String name, String value) {}

    /// @param method `GET` or `POST`; null: nothing was sent
    /// @param headers what signs the request
    /// @param status of the answer; null: none came
    /// @param answer its first 4,096 characters; null: none came
    /// @param failure why there is no answer, or why nothing was sent; null: there is one
    public record TestView(
            @Nullable String method,
            List<Header> headers,
            @Nullable String body,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String failure,
            long millis) {}

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Send one callback on trial, signed like any other; shows the request and the answer")
    public TestView send(@PathVariable String id, @RequestBody TestForm form, HttpServletRequest request) {
        Account account = accounts.find(PathId.of(id, "account"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
        try {
            TestView sent = view(callbacks
                    .send(account, Optional.ofNullable(form.dialect()).orElse(Dialects.OWN))
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(409, "Conflict", "callbackUrl: this account has none to try"))));
            deeds.add(request, account.id(), "sent a test delivery", account.name(), "", outcome(sent));
            return sent;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid("dialect", String.valueOf(e.getMessage())));
        }
    }

    private static String outcome(TestView sent) {
        return sent.status() == null ? String.valueOf(sent.failure()) : "Answered " + sent.status();
    }

    private static TestView view(TestDelivery.Outcome outcome) {
        return switch (outcome) {
            case TestDelivery.Outcome.Answered answer ->
                view(answer.sent(), answer.took(), answer.status(), answer.body(), null);
            case TestDelivery.Outcome.Failed failure -> view(failure.sent(), failure.took(), null, null, failure.why());
            case TestDelivery.Outcome.Refused refusal ->
                new TestView(null, List.of(), null, null, null, "refused: " + refusal.why(), 0);
            case TestDelivery.Outcome.TooSoon early ->
                throw new ProblemException(Problem.of(429, "Too many requests", "the last test was a moment ago")
                        .after(early.pause()));
        };
    }

    private static TestView view(
            OutgoingRequest sent,
            Duration took,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String failure) {
        return new TestView(
                sent.method(),
                sent.headers().entrySet().stream()
                        .map(header -> new Header(header.getKey(), header.getValue()))
                        .toList(),
                sent.hasBody() ? sent.body() : null,
                status,
                answer,
                failure,
                took.toMillis());
    }
}
