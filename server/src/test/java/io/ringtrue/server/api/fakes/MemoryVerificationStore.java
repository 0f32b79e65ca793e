package io.ringtrue.server.api.fakes;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Verifications in memory, with ids in the documentation's order instead of random ones.
public final class MemoryVerificationStore implements VerificationStore {
    /// The id of the documentation's sample.
    public static final long FIRST_ID = 458_521;

    private final MemoryLedgerStore ledger;
    private final Map<Long, Verification> kept = new TreeMap<>();
    private final Map<Long, List<TimelineEvent>> stories = new HashMap<>();
    private final Map<Long, List<CallTrace>> calls = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<Admission> admissions = new ArrayList<>();
    private final List<NewCallback> callbacks = new ArrayList<>();
    private Optional<Admitted> next = Optional.empty();

    private record Seen(String fingerprint, long id) {}

    public MemoryVerificationStore(MemoryLedgerStore ledger) {
        this.ledger = ledger;
    }

    /// Every admission that was asked for, also those refused.
    public synchronized List<Admission> admissions() {
        return List.copyOf(admissions);
    }

    /// How the next admission ends.
    public synchronized void answerNext(Admitted answer) {
        next = Optional.of(answer);
    }

    @Override
    public synchronized Admitted admit(Admission admission) {
        admissions.add(admission);
        if (next.isPresent()) {
            Admitted forced = next.get();
            next = Optional.empty();
            return forced;
        }
        Verification asked = admission.verification();
        String key = asked.accountId() + " "
                + admission.idempotency().map(Admission.Idempotency::key).orElse("");
        Seen before = admission.idempotency().isPresent() ? seen.get(key) : null;
        if (before != null) {
            return before.fingerprint().equals(admission.idempotency().get().fingerprint())
                    ? new Admitted.Repeated(kept.get(before.id()))
                    : new Admitted.KeyReused();
        }
        Verification stored = as(asked, FIRST_ID + kept.size(), asked.order().dialect());
        if (!ledger.hold(asked.accountId(), asked.order().price())) {
            stored = stored.ended(VerificationEnd.UNPAID, asked.order().created());
        }
        long id = stored.id();
        admission.idempotency().ifPresent(given -> seen.put(key, new Seen(given.fingerprint(), id)));
        kept.put(id, stored);
        stories.put(
                id,
                new ArrayList<>(List.of(new TimelineEvent(
                        asked.order().created(),
                        "accepted",
                        "price " + asked.order().price()))));
        return new Admitted.Stored(stored);
    }

    private static Verification as(Verification v, long id, String dialect) {
        Verification.Order order = v.order();
        return new Verification(
                id,
                v.accountId(),
                new Verification.Order(
                        order.mode(),
                        dialect,
                        order.number(),
                        order.price(),
                        order.created(),
                        order.wording(),
                        order.reference(),
                        order.callbackUrl()),
                v.standing());
    }

    /// As if it had come by another dialect.
    public synchronized void cameBy(String dialect, long id) {
        kept.put(id, as(kept.get(id), id, dialect));
    }

    /// Stores a verification as it is.
    public synchronized void put(Verification verification, List<TimelineEvent> story) {
        kept.put(verification.id(), verification);
        stories.put(verification.id(), new ArrayList<>(story));
    }

    /// Adds an event to a timeline, as a running call does.
    public synchronized void tell(long id, TimelineEvent event) {
        stories.get(id).add(event);
    }

    @Override
    public synchronized boolean finish(Finish finish) {
        Verification old = kept.get(finish.id());
        if (old == null || old.standing().status().isFinal()) return false;
        kept.put(finish.id(), old.ended(finish.end(), finish.at()));
        finish.callback().ifPresent(callbacks::add);
        stories.get(finish.id()).addAll(finish.timeline());
        calls.put(finish.id(), finish.calls());
        return true;
    }

    @Override
    public void wrongPin(long id, long generation, int nth, Instant at) {
        throw new UnsupportedOperationException("no call is made from here");
    }

    @Override
    public synchronized void progress(long id, NewCallback callback, Instant at) {
        callbacks.add(callback);
    }

    /// The callbacks that would be delivered, oldest first.
    public synchronized List<NewCallback> callbacks() {
        return List.copyOf(callbacks);
    }

    @Override
    public synchronized Optional<Stop> stop(long accountId, long id, Instant at) {
        return find(accountId, id).map(found -> new Stop(found, 0, false));
    }

    @Override
    public synchronized Optional<Verification> find(long accountId, long id) {
        return Optional.ofNullable(kept.get(id)).filter(v -> v.accountId() == accountId);
    }

    @Override
    public synchronized Optional<Verification> verification(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized List<TimelineEvent> timeline(long accountId, long id) {
        return find(accountId, id).map(v -> List.copyOf(stories.get(v.id()))).orElse(List.of());
    }

    @Override
    public synchronized List<CallTrace> calls(long accountId, long id) {
        return find(accountId, id)
                .map(v -> calls.getOrDefault(v.id(), List.of()))
                .orElse(List.of());
    }

    @Override
    public synchronized List<Verification> search(VerificationQuery query) {
        return kept.values().stream()
                .filter(v -> query.account().isEmpty() || query.account().getAsLong() == v.accountId())
                .filter(v -> query.number().map(v.order().number()::equals).orElse(true))
                .filter(v -> query.numberEnd().map(v.order().number()::endsWith).orElse(true))
                .filter(v -> query.status().map(s -> s == v.standing().status()).orElse(true))
                .filter(v ->
                        query.reference().map(v.order().reference()::equals).orElse(true))
                .filter(v -> query.from()
                        .map(from -> !v.order().created().isBefore(from))
                        .orElse(true))
                .filter(v ->
                        query.to().map(to -> v.order().created().isBefore(to)).orElse(true))
                .filter(v -> query.cursor().map(c -> olderThan(v, c)).orElse(true))
                .sorted(Comparator.comparing((Verification v) -> v.order().created())
                        .thenComparing(Verification::id)
                        .reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean olderThan(Verification v, VerificationQuery.Cursor cursor) {
        int byTime = v.order().created().compareTo(cursor.created());
        return byTime < 0 || (byTime == 0 && v.id() < cursor.id());
    }

    @Override
    public List<Abandoned> abandoned(NodeIdentity node, Instant now, int most) {
        return List.of();
    }

    @Override
    public List<TimelineEvent> story(Verification verification) {
        return timeline(verification.accountId(), verification.id());
    }

    @Override
    public List<Abandoned> abandonedByEarlierBoots(NodeIdentity node, Instant now, int most) {
        return List.of();
    }

    @Override
    public Load load() {
        return new Load(0, 0);
    }
}
