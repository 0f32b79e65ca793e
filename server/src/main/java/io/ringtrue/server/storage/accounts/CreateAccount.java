package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.NewAccount.NewCredential;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that creates an account with its credentials, its signing secret and the credit it begins with; answers
/// its id.
record CreateAccount(NewAccount account, InstallationKey key) implements Database.Unit<Long> {
    /// The reference of the credit an account begins with.
    private static final String OPENING = "opening balance";

    @Override
    public Long run(JdbcClient sql) {
        long id = AccountRow.insert(sql, account.name(), account.company(), account.settings(), account.at());
        for (NewCredential credential : account.credentials()) CredentialRow.insert(sql, id, credential, account.at());
        SigningSecretRow.insert(sql, key, id, account.callbackSecret(), account.at());
        Money opening = new Money(account.openingMillionths());
        if (!opening.equals(Money.ZERO)) {
            MoveMoney.credit(id, opening, OPENING, "", account.at()).in(sql, new LedgerSeal(key));
        }
        return id;
    }
}
