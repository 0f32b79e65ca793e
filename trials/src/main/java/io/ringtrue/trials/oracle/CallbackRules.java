package io.ringtrue.trials.oracle;

import io.ringtrue.trials.oracle.AuditExport.Delivery;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// I6 on the customer's side, and I7. Every order has a callback URL.
final class CallbackRules {
    private final Case all;
    private final Findings findings;

    private CallbackRules(Case all, Findings findings) {
        this.all = all;
        this.findings = findings;
    }

    static void judge(Case all, Findings findings) {
        CallbackRules rules = new CallbackRules(all, findings);
        Set<String> known = new HashSet<>();
        for (Verification it : all.evidence.now().verifications()) {
            known.add(it.id());
            rules.verification(it);
        }
        for (Told copy : all.evidence.callbacks()) {
            findings.require(known.contains(copy.verification()), "I7", "", "about nothing that is stored", copy);
        }
        for (Delivery row : all.evidence.now().deliveries()) {
            findings.require(known.contains(row.verification()), "I7", "", "for nothing that is stored", row);
        }
    }

    private void verification(Verification it) {
        List<Told> copies = all.copies(it);
        List<Delivery> rows = all.deliveries(it);
        String reference = it.reference();
        boolean told = all.orders(it).stream().anyMatch(Order::told);
        require(!told || copies.stream().anyMatch(Told::taken), it, "no callback was taken");
        require(distinct(copies, Told::messageId) <= 1, it, "copies differ in webhook-id: " + copies);
        require(distinct(copies, Told::parameters) <= 1, it, "copies differ in parameters: " + copies);
        require(copies.stream().allMatch(Told::signed), it, "a copy without a right signature: " + copies);
        require(!rows.isEmpty(), it, "no callback is stored");
        require(distinct(rows, Delivery::messageId) <= 1, it, "two callbacks are stored: " + rows);
        boolean done = rows.stream().allMatch(row -> row.state().equalsIgnoreCase("delivered"));
        require(!told || done, it, "the export does not say delivered, but " + rows);
        boolean same = copies.stream()
                .allMatch(copy -> rows.isEmpty()
                        || copy.messageId().equals(rows.getFirst().messageId()));
        require(same, it, "sent with another id than is stored: " + copies);
        for (Told copy : copies) {
            String cost = copy.parameters().getOrDefault("cost", "");
            boolean exact = !cost.isEmpty() && MoneyRules.same(new BigDecimal(cost), it.cost());
            findings.require(exact, "I6", reference, "the callback says another cost: " + copy, it);
            boolean agrees = it.matched().equals(copy.parameters().get("matched"));
            findings.require(agrees, "I8", reference, "the callback says another match: " + copy, it);
        }
    }

    private void require(boolean holds, Verification it, String broken) {
        findings.require(holds, "I7", it.reference(), broken, it);
    }

    private static <T> long distinct(Collection<T> all, Function<T, ?> property) {
        return all.stream().map(property).distinct().count();
    }
}
