package io.ringtrue.server.dashboard.phone;

import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows one browser the verification behind its call, as it happens: one of the person's own account, or nothing.
/// Used by one thread at a time.
final class Follower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());

    private final Account account;
    private final ReversePinService verifications;
    private final Consumer<LineMessage> sink;
    private @Nullable Verification followed;
    private AutoCloseable following = () -> {};

    Follower(Account account, ReversePinService verifications, Consumer<LineMessage> sink) {
        this.account = account;
        this.verifications = verifications;
        this.sink = sink;
    }

    /// Follows one that the browser has placed. Does nothing when it is not there or another account's.
    void follow(long id) {
        verifications.find(account.id(), id).ifPresent(this::follow);
    }

    /// Follows the newest that calls this number, if there is one that has not ended.
    void followCallTo(String number) {
        newest(number).filter(found -> !found.standing().status().isFinal()).ifPresent(this::follow);
    }

    private Optional<Verification> newest(String number) {
        return verifications
                .search(new VerificationQuery(
                        OptionalLong.of(account.id()),
                        Optional.of(number),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1))
                .stream()
                .findFirst();
    }

    private void follow(Verification verification) {
        close();
        followed = verification;
        Stream told = new Stream();
        following = verifications.follow(account.id(), verification.id(), told::happened);
        told.begin(verification, verifications.timeline(account.id(), verification.id()));
    }

    /// Tells how the followed verification stands.
    void result() {
        if (followed == null) return;
        verifications.find(account.id(), followed.id()).ifPresent(found -> sink.accept(LineMessage.Result.of(found)));
    }

    @Override
    public void close() {
        try {
            following.close();
        } catch (Exception unexpected) {
            LOG.log(WARNING, "a verification is followed although its browser is gone", unexpected);
        }
    }

    /// Events that happen while the story so far is read wait for it; those that are in it are not told twice.
    private final class Stream {
        private @Nullable List<TimelineEvent> early = new ArrayList<>();

        synchronized void happened(TimelineEvent event) {
            if (early != null) early.add(event);
            else sink.accept(LineMessage.Event.of(event));
        }

        synchronized void begin(Verification verification, List<TimelineEvent> soFar) {
            sink.accept(new LineMessage.Following(
                    String.valueOf(verification.id()),
                    verification.order().created().toEpochMilli(),
                    soFar.stream().map(LineMessage.Event::of).toList()));
            List<TimelineEvent> waited = early == null ? List.of() : early;
            early = null;
            waited.stream()
                    .filter(event -> !soFar.contains(event))
                    .forEach(event -> sink.accept(LineMessage.Event.of(event)));
        }
    }
}
