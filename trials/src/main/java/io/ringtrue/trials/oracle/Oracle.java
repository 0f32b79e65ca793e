package io.ringtrue.trials.oracle;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Judges whether a server kept its promises through whatever was done to it. The server must be idle by
/// then: nothing on the line, every callback that can be delivered answered.
public final class Oracle {
    private Oracle() {}

    /// @return the promises broken; empty: all were kept
    public static List<Violation> judge(Evidence evidence) {
        Case all = new Case(evidence);
        Findings findings = new Findings();
        noIdTwice(evidence, findings);
        finalStatusNeverChanges(evidence, findings);
        OrderRules.judge(all, findings);
        MoneyRules.judge(all, findings);
        CallRules.judge(all, findings);
        CallbackRules.judge(all, findings);
        return findings.all();
    }

    /// I10.
    private static void noIdTwice(Evidence evidence, Findings findings) {
        List<String> ids =
                evidence.now().verifications().stream().map(Verification::id).toList();
        var seen = new HashSet<String>();
        for (String id : ids) findings.require(seen.add(id), "I10", "", "an id is there twice", id);
    }

    /// I2.
    private static void finalStatusNeverChanges(Evidence evidence, Findings findings) {
        Map<String, Verification> today = new HashMap<>();
        evidence.now().verifications().forEach(it -> today.put(it.id(), it));
        for (Verification then : evidence.earlier()) {
            Verification is = today.get(then.id());
            findings.require(then.equals(is), "I2", then.reference(), "was final and is now " + is, then);
        }
    }
}
