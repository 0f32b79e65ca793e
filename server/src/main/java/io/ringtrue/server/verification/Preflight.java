package io.ringtrue.server.verification;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.callbacks.Enquiries;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.ledger.Money;
import java.time.Duration;
import java.util.Optional;

/// Asks the account's own server whether a verification may go ahead. It is asked after every check of the
/// request itself and before anything is stored, so nothing is held or locked meanwhile. A request that is
/// repeated under the same idempotency key is asked about again.
public final class Preflight {
    /// A server that failed may be well again by then.
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Words words;
    private final Asker asker;

    /// How question and answer are written.
    public interface Words {
        String question(Question question);

        /// @return empty: the body says neither yes nor no
        Optional<Boolean> answer(String body);
    }

    /// [Enquiries#ask], but for a test.
    @FunctionalInterface
    public interface Asker {
        Enquiries.Reply ask(long accountId, String url, String body);
    }

    /// What the account's server is told. The PIN is not.
    ///
    /// @param number E.164 with `+`
    /// @param price what the verification will cost at most
    /// @param reference the caller's own word for it; may be empty
    public record Question(String number, Money price, String reference) {}

    public Preflight(Words words, Asker asker) {
        this.words = words;
        this.asker = asker;
    }

    /// Why it must not go ahead; empty: it may. Blocks until the account's server has answered, 2 s at
    /// most.
    Optional<Refusal> refuse(Account account, Question question) {
        AccountSettings.Preflight settings = account.settings().preflight();
        return settings.url().flatMap(url -> switch (asker.ask(account.id(), url, words.question(question))) {
            case Enquiries.Reply.Answered(String body) ->
                words.answer(body)
                        .map(allowed -> allowed ? Optional.<Refusal>empty() : Optional.of(denied()))
                        .orElseGet(() -> failed(settings, "its answer has no member allow that is true or false"));
            case Enquiries.Reply.Failed(String why) -> failed(settings, why);
        });
    }

    private static Refusal denied() {
        return Refusal.of("number", "cannot be called: the account's pre-flight check has denied it", "preflight");
    }

    private static Optional<Refusal> failed(AccountSettings.Preflight settings, String why) {
        return settings.allowOnFailure()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "number",
                        "cannot be called now: the account's pre-flight check failed: " + why,
                        "preflight-failed",
                        Optional.of(RETRY)));
    }
}
