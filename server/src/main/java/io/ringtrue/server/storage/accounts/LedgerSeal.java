package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import java.nio.charset.StandardCharsets;

/// Seals ledger entries: an HMAC over everything an entry says, under a key that is not in the database. Whoever can
/// write to the database alone can neither change an entry nor make one. The place in the sequence is sealed too, so
/// that no entry can be moved or left out.
public final class LedgerSeal {
    private static final String PURPOSE = "ledger-entry";
    /// 22 of base64 are 132 bits, which nobody guesses.
    private static final int CHARACTERS = 22;

    private final InstallationKey key;

    public LedgerSeal(InstallationKey key) {
        this.key = key;
    }

    /// Texts come last and with their length, so that no two entries give the same octets.
    public String of(LedgerEntryRow entry) {
        return of(entry.accountId() + "/" + entry.sequence() + "/" + entry.kind() + "/" + entry.amount() + "/"
                + entry.balance() + "/" + entry.verificationId() + "/" + entry.validationId() + "/"
                + entry.at().toEpochMilli() + "/" + entry.reference().length() + ":" + entry.reference() + "/"
                + entry.reason());
    }

    /// Of the number of the last entry that may lack a seal.
    public String ofNumber(long number) {
        return of("unsealed until " + number);
    }

    private String of(String text) {
        return key.hmac(PURPOSE, text.getBytes(StandardCharsets.UTF_8)).substring(0, CHARACTERS);
    }
}
