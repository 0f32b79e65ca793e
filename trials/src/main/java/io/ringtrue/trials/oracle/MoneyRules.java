package io.ringtrue.trials.oracle;

import io.ringtrue.trials.oracle.AuditExport.Balance;
import io.ringtrue.trials.oracle.AuditExport.Entry;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// I4, I5, I6 on the ledger's side, and I12.
final class MoneyRules {
    private static final Set<String> CHARGEABLE = Set.of("verified", "unverified", "delivered", "machine", "stopped");

    private final Case all;
    private final Findings findings;

    private MoneyRules(Case all, Findings findings) {
        this.all = all;
        this.findings = findings;
    }

    static void judge(Case all, Findings findings) {
        MoneyRules rules = new MoneyRules(all, findings);
        rules.balances();
        rules.chargesHaveVerifications();
        all.evidence.now().verifications().forEach(rules::charge);
    }

    private void balances() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Entry entry : all.evidence.now().ledger()) sums.merge(entry.account(), entry.amount(), BigDecimal::add);
        Set<String> seen = new HashSet<>();
        for (Balance balance : all.evidence.now().balances()) {
            BigDecimal sum = sums.getOrDefault(balance.account(), BigDecimal.ZERO);
            findings.require(seen.add(balance.account()), "I5", "", "an account has two balances", balance);
            findings.require(same(balance.balance(), sum), "I5", "", "the balance is not the sum " + sum, balance);
            findings.require(same(balance.entries(), sum), "I5", "", "the export's own sum is not " + sum, balance);
            findings.require(balance.balance().signum() >= 0, "I5", "", "the balance is below zero", balance);
            boolean free = balance.held().signum() == 0 && balance.openHolds().signum() == 0;
            findings.require(free, "I12", "", "money is held while nothing happens", balance);
        }
        sums.keySet().removeAll(seen);
        findings.require(sums.isEmpty(), "I5", "", "entries without a balance", sums.keySet());
    }

    private void chargesHaveVerifications() {
        Set<String> known = all.evidence.now().verifications().stream()
                .map(Verification::id)
                .collect(Collectors.toSet());
        for (Entry entry : all.evidence.now().ledger()) {
            boolean charges = isCharge(entry);
            boolean names = charges || !entry.verification().isEmpty();
            boolean there = !names || known.contains(entry.verification());
            findings.require(there, "I4", "", "an entry for what is not there", entry);
            findings.require(!charges || entry.amount().signum() < 0, "I4", "", "a charge that gives money", entry);
        }
    }

    private void charge(Verification it) {
        List<Entry> charges =
                all.entries(it).stream().filter(MoneyRules::isCharge).toList();
        findings.require(charges.size() <= 1, "I4", it.reference(), "charged " + charges, it);
        findings.require(
                charges.isEmpty() || CHARGEABLE.contains(it.status()), "I4", it.reference(), "charged for nothing", it);
        findings.require(
                charges.stream().allMatch(entry -> entry.account().equals(it.account())),
                "I4",
                it.reference(),
                "charged to another account " + charges,
                it);
        BigDecimal sum = charges.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        findings.require(
                same(it.cost(), sum.negate()), "I6", it.reference(), "costs something else than " + charges, it);
    }

    private static boolean isCharge(Entry entry) {
        return entry.kind().equalsIgnoreCase("charge");
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
