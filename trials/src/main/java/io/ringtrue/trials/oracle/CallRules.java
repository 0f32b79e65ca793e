package io.ringtrue.trials.oracle;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Order.Expected;
import java.util.List;

/// I3, I8 and I9: who was called, and what was keyed.
final class CallRules {
    private final Case all;
    private final Findings findings;

    private CallRules(Case all, Findings findings) {
        this.all = all;
        this.findings = findings;
    }

    static void judge(Case all, Findings findings) {
        CallRules rules = new CallRules(all, findings);
        all.evidence.now().verifications().forEach(rules::verification);
        for (Heard call : all.evidence.calls()) {
            boolean ordered = all.orders(call.number()).stream()
                    .anyMatch(order -> !call.invited().isBefore(order.sent()));
            findings.require(ordered, "I9", "", "called, and nobody had ordered it", call);
        }
    }

    private void verification(Verification it) {
        List<Heard> calls = all.calls(it);
        long rang = calls.stream().filter(Heard::rang).count();
        findings.require(rang <= 1, "I3", it.reference(), "rang " + rang + " times", it);
        if (it.status().equals("insufficient-balance")) {
            findings.require(calls.isEmpty(), "I9", it.reference(), "not paid for, and called", it);
        }
        findings.require(
                calls.isEmpty() || !it.dialled().isEmpty(),
                "I9",
                it.reference(),
                "called without an intent to dial",
                it);
        all.orders(it).stream().findFirst().ifPresent(order -> match(it, order, calls));
    }

    /// I8: the death of the call's own node is the one excuse for a right PIN that did not count.
    private void match(Verification it, Order order, List<Heard> calls) {
        List<Heard> right =
                calls.stream().filter(call -> call.keys().contains(order.pin())).toList();
        boolean matched = it.matched().equals("true");
        String reference = it.reference();
        findings.require(matched == it.status().equals("verified"), "I8", reference, "status and match disagree", it);
        findings.require(!matched || !right.isEmpty(), "I8", reference, "matched, and the PIN was never keyed", it);
        boolean must = order.expected() == Expected.RIGHT && !right.isEmpty();
        findings.require(
                !must || matched || right.stream().allMatch(all.excuses::covers),
                "I8",
                reference,
                "keyed right, its node lived, and not matched: " + right,
                it);
    }
}
