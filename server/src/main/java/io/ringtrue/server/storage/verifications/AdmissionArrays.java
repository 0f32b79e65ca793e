package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.verifications.AdmitTogether.Asked;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A batch of admissions as the parameters of [AdmitTogether]'s statement: an array for each column, one element for
/// each admission, or for each limit of each admission.
final class AdmissionArrays {
    private final List<Asked> batch;
    private final List<Counting> countings = new ArrayList<>();
    private final List<Long> placeOfLimit = new ArrayList<>();

    AdmissionArrays(List<Asked> batch) {
        this.batch = batch;
        for (int i = 0; i < batch.size(); i++) {
            Verification verification = batch.get(i).admission().verification();
            long place = i + 1L;
            batch.get(i).admission().limits().forEach(limit -> {
                countings.add(new Counting(limit, verification.order().created()));
                placeOfLimit.add(place);
            });
        }
    }

    /// All limits of the batch, in the order in which the statement numbers them.
    List<Counting> countings() {
        return countings;
    }

    StatementSpec bind(StatementSpec statement) {
        VerificationRow.bindGiven(statement, batch);
        TimelineEventRow.bindStored(
                statement,
                batch.stream().map(asked -> asked.admission().verification()).toList());
        CallbackRow.bindUnpaid(
                statement,
                batch.stream().map(asked -> asked.admission().ifUnpaid()).toList());
        bindLocks(statement);
        bindLimits(statement);
        bindSlots(statement);
        return statement.param("spend_since", bigints(batch, AdmissionArrays::spendSince));
    }

    private static @Nullable Long spendSince(Asked asked) {
        Admission admission = asked.admission();
        return admission.spendCapMillionths().isPresent()
                ? SpendCap.windowStart(admission.verification().order().created())
                : null;
    }

    /// Sorted: all admissions lock in the same order.
    private void bindLocks(StatementSpec statement) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<Long> accounts = new TreeSet<>();
        countings.forEach(counting -> counting.contested().ifPresent(names::add));
        for (Asked asked : batch) {
            Admission admission = asked.admission();
            long account = admission.verification().accountId();
            accounts.add(account);
            admission.idempotency().ifPresent(given -> names.add("idempotency/" + account + "/" + given.key()));
            if (admission.spendCapMillionths().isPresent()) names.add(SpendCap.contested(account));
        }
        statement
                .param("lock_names", texts(List.copyOf(names), name -> name))
                .param("lock_accounts", bigints(List.copyOf(accounts), account -> account));
    }

    private void bindLimits(StatementSpec statement) {
        statement
                .param("limit_of", bigints(placeOfLimit, place -> place))
                .param("limit_ways", texts(countings, counting -> counting.way().name()))
                .param("limit_counters", texts(countings, Counting::counter))
                .param("limit_keys", texts(countings, Counting::key))
                .param("limit_most", bigints(countings, counting ->
                        (long) counting.limit().most()))
                .param("limit_since", bigints(countings, Counting::since))
                .param("limit_slots", bigints(countings, Counting::slot))
                .param("limit_began", bigints(countings, Counting::began))
                .param("limit_at", bigints(countings, counting -> counting.at().toEpochMilli()));
    }

    private void bindSlots(StatementSpec statement) {
        List<Counting> slotted = countings.stream()
                .filter(counting -> counting.way() == Counting.Way.SLOTS)
                .toList();
        statement
                .param(
                        "slot_sources",
                        texts(
                                slotted,
                                counting -> counting.source().map(Enum::name).orElse("")))
                .param("slot_counters", texts(slotted, Counting::counter))
                .param("slot_keys", texts(slotted, Counting::key))
                .param("slot_since", bigints(slotted, Counting::since))
                .param("slot_lengths", bigints(slotted, Counting::slot))
                .param("slot_trims", Columns.array("bool", slotted, Counting::trims))
                .param("stale", slotted.isEmpty() ? 0 : Counting.stale(slotted));
    }

    private static <T> Object texts(List<T> rows, Function<T, @Nullable String> column) {
        return Columns.array("text", rows, column);
    }

    private static <T> Object bigints(List<T> rows, Function<T, @Nullable Long> column) {
        return Columns.array("int8", rows, column);
    }
}
