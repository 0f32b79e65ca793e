package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.LedgerEntryRow;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks along one account's entries, and reports each that does not follow from the one before, or does not agree
/// with what it charges. After a wrong entry it goes on from what that entry says, so one fault is one finding.
final class EntryRules {
    /// The charge in a callback, as a parameter of a GET or a member of a JSON body.
    private static final Pattern COST = Pattern.compile("[?&]cost=([0-9.]+)|\"cost\":\"([0-9.]+)\"");

    private final LedgerSeal seals;
    private final long unsealedUntil;
    private final BiConsumer<Long, String> wrong;
    private long sequence;
    private long balance;

    /// @param unsealedUntil entries with a larger id must have a seal
    /// @param wrong is given the entry's place and what is wrong with it
    EntryRules(LedgerSeal seals, long unsealedUntil, BiConsumer<Long, String> wrong) {
        this.seals = seals;
        this.unsealedUntil = unsealedUntil;
        this.wrong = wrong;
    }

    void next(CheckedEntry entry) {
        LedgerEntryRow row = entry.row();
        if (row.sequence() == sequence + 1) {
            follows(row);
        } else {
            missing(row.sequence() - 1);
        }
        sealed(entry);
        charges(entry);
        sequence = row.sequence();
        balance = row.balance();
    }

    /// @param last the place of the last entry, as the account's row has it
    /// @param total the balance, as the account's row has it
    void end(long last, long total) {
        if (sequence < last) {
            missing(last);
        } else if (balance != total) {
            wrong.accept(
                    last, "the account's balance is " + money(total) + ", but its last entry says " + money(balance));
        }
    }

    private void missing(long last) {
        long first = sequence + 1;
        wrong.accept(first, first == last ? "is missing" : "is missing, as are all up to " + last);
    }

    private void follows(LedgerEntryRow row) {
        long expected = balance + row.amount();
        if (row.balance() != expected) {
            wrong.accept(
                    row.sequence(),
                    "its balance is " + money(row.balance()) + ", but the one before and its amount give "
                            + money(expected));
        }
    }

    private void sealed(CheckedEntry entry) {
        if (entry.seal().isPresent()) {
            if (!entry.seal().get().equals(seals.of(entry.row()))) {
                wrong.accept(entry.row().sequence(), "its seal does not fit: the entry was changed");
            }
        } else if (entry.id() > unsealedUntil) {
            wrong.accept(
                    entry.row().sequence(),
                    "it has no seal: a node of an older version wrote it, or somebody else did");
        }
    }

    private void charges(CheckedEntry entry) {
        LedgerEntryRow row = entry.row();
        if (row.kind().equals(LedgerEntryRow.CREDIT)) return;
        if (entry.owner().orElse(0) != row.accountId()) {
            wrong.accept(row.sequence(), "it charges what another account ordered");
        }
        if (entry.cost().orElse(0) != -row.amount()) {
            wrong.accept(
                    row.sequence(),
                    "it charges " + money(-row.amount()) + ", but the cost is recorded as "
                            + money(entry.cost().orElse(0)));
        }
        Matcher told = COST.matcher(entry.callback());
        String charge = money(-row.amount());
        if (told.find()) {
            String cost = told.group(1) == null ? told.group(2) : told.group(1);
            if (!cost.equals(charge)) {
                wrong.accept(row.sequence(), "it charges " + charge + ", but the callback says " + cost);
            }
        }
    }

    private static String money(long millionths) {
        return new Money(millionths).toString();
    }
}
