package io.ringtrue.server.verification;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.CallbackAddress;
import io.ringtrue.server.verification.request.CheckedRequest;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.Fingerprints;
import io.ringtrue.server.verification.request.RequestChecker;
import io.ringtrue.server.verification.request.StartRequest;
import io.ringtrue.telephony.call.CallTrace;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// From request to durable admission.
public final class ReversePinVerifications implements ReversePinService {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MADE_PIN_DIGITS = 6;
    /// Ids are drawn from 2^31; even half full, so many draws all hit a taken one once in a million times.
    private static final int DRAWS = 20;

    private final VerificationStore store;
    private final LedgerStore ledger;
    private final RequestChecker checker;
    private final VerificationRules rules;
    private final Endings endings;
    private final Fingerprints fingerprints;
    private final Preflight preflight;
    private final Refusals refusals;
    private final Clock clock;
    private final Runnable wakeDesk;
    private final LongConsumer hangUp;
    private volatile boolean accepting = true;

    /// @param wakeDesk called when something waits for its call
    /// @param hangUp hangs up the call of a verification when it is live on this node
    public ReversePinVerifications(
            VerificationStore store,
            LedgerStore ledger,
            RequestChecker checker,
            VerificationRules rules,
            Endings endings,
            Fingerprints fingerprints,
            Preflight preflight,
            Refusals refusals,
            Clock clock,
            Runnable wakeDesk,
            LongConsumer hangUp) {
        this.store = store;
        this.ledger = ledger;
        this.checker = checker;
        this.rules = rules;
        this.endings = endings;
        this.fingerprints = fingerprints;
        this.preflight = preflight;
        this.refusals = refusals;
        this.clock = clock;
        this.wakeDesk = wakeDesk;
        this.hangUp = hangUp;
    }

    /// From now on every start is refused as unavailable.
    public void stopAccepting() {
        accepting = false;
    }

    @Override
    public Started start(Account account, StartRequest request) {
        if (!accepting) return new Started.Unavailable();
        CheckedRequest checked = checker.check(account, request);
        if (!checked.refusals().isEmpty()) return refusals.invalid(account.id(), checked.refusals());
        String number = checked.number().e164();
        Optional<Money> price = ledger.tariffFor(account.id()).priceOf(number);
        if (price.isEmpty()) return refusals.noPrice(account.id());
        Optional<Refusal> objection =
                preflight.refuse(account, new Preflight.Question(number, price.get(), checked.reference()));
        if (objection.isPresent()) return refusals.preflight(account.id(), objection.get());
        Content content = request.content().orElseGet(() -> Content.of(request.mode(), madePin()));
        return admit(account, request, checked, price.get(), content);
    }

    private Started admit(Account account, StartRequest request, CheckedRequest checked, Money price, Content content) {
        for (int draw = 0; draw < DRAWS; draw++) {
            Admission admission = admission(account, request, checked, price, content);
            switch (store.admit(admission)) {
                case Admitted.Stored stored -> {
                    afterwards(stored.verification());
                    return new Started.Accepted(
                            stored.verification(),
                            TimelineEvent.first(stored.verification()),
                            request.content().isPresent() ? Optional.empty() : Optional.of(content));
                }
                case Admitted.Repeated repeated -> {
                    return new Started.Accepted(
                            repeated.verification(),
                            timeline(account.id(), repeated.verification().id()),
                            Optional.empty());
                }
                case Admitted.KeyReused _ -> {
                    return new Started.KeyReused();
                }
                case Admitted.OverLimit over -> {
                    return refusals.overLimit(account.id(), over);
                }
                case Admitted.OverSpendCap _ -> {
                    long cap = account.settings().spendCapMillionths().orElseThrow();
                    return refusals.overSpendCap(account.id(), new Money(cap));
                }
                case Admitted.IdTaken _ -> {}
            }
        }
        throw new IllegalStateException("no free verification id in " + DRAWS + " draws");
    }

    private void afterwards(Verification verification) {
        if (verification.standing().status().isFinal()) {
            endings.wakeCourier();
        } else {
            wakeDesk.run();
        }
    }

    private Admission admission(
            Account account, StartRequest request, CheckedRequest checked, Money price, Content content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is stored, and answered later
        Verification verification = new Verification(
                1 + RANDOM.nextInt(Integer.MAX_VALUE),
                account.id(),
                order(request, checked, price, now),
                Verification.Standing.QUEUED);
        String number = verification.order().number();
        String host = checked.callback().map(CallbackAddress::host).orElse("");
        Optional<NewCallback> ifUnpaid = endings.unpaid(verification);
        return new Admission(
                verification,
                content,
                now.plus(rules.pinLife()),
                host,
                rules.limits().of(account.id(), number, rules.doNotCallKey().apply(number), host),
                account.settings().spendCapMillionths(),
                ifUnpaid,
                request.idempotencyKey().map(key -> new Admission.Idempotency(key, fingerprints.of(request))));
    }

    private static Verification.Order order(StartRequest request, CheckedRequest checked, Money price, Instant now) {
        return new Verification.Order(
                request.mode(),
                request.dialect(),
                checked.number().e164(),
                price,
                now,
                new Verification.Wording(
                        checked.announcePin(),
                        checked.brand().text(),
                        checked.language().language().toLanguageTag(),
                        checked.language().reason()),
                checked.reference(),
                checked.callback().map(CallbackAddress::url));
    }

    private static String madePin() {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < MADE_PIN_DIGITS; i++) digits.append((char) ('0' + RANDOM.nextInt(10)));
        return digits.toString();
    }

    @Override
    public Optional<Verification> find(long accountId, long id) {
        return store.find(accountId, id);
    }

    @Override
    public List<Verification> search(VerificationQuery query) {
        return store.search(query);
    }

    @Override
    public List<TimelineEvent> timeline(long accountId, long id) {
        return endings.timeline(accountId, id);
    }

    @Override
    public List<CallTrace> calls(long accountId, long id) {
        return store.calls(accountId, id);
    }

    @Override
    public AutoCloseable follow(long accountId, long id, Consumer<TimelineEvent> sink) {
        return store.find(accountId, id).isPresent() ? endings.follow(id, sink) : () -> {};
    }

    @Override
    public Optional<Verification> stop(long accountId, long id) {
        Optional<VerificationStore.Stop> stop = store.stop(accountId, id, clock.instant());
        if (stop.isEmpty()) return Optional.empty();
        if (stop.get().wasLive()) {
            hangUp.accept(id);
        } else if (!stop.get().verification().standing().status().isFinal()) {
            endings.stopped(stop.get());
        }
        return store.find(accountId, id);
    }
}
