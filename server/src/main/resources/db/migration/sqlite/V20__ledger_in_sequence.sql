-- Each entry has its place in its account's sequence (1, 2, … without gaps), the account's balance after it, and a
-- seal: an HMAC under the installation's key (NULL: written before there were seals, or by a node of that time).
-- reason: the operator's, of a debit.
ALTER TABLE account ADD COLUMN ledger_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ledger_entry ADD COLUMN sequence BIGINT;
ALTER TABLE ledger_entry ADD COLUMN balance BIGINT;
ALTER TABLE ledger_entry ADD COLUMN seal TEXT;
ALTER TABLE ledger_entry ADD COLUMN reason TEXT NOT NULL DEFAULT '';

DROP TRIGGER ledger_entry_is_not_changed;
UPDATE ledger_entry SET sequence = old.sequence, balance = old.balance
FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY id) AS sequence,
          SUM(amount) OVER (PARTITION BY account_id ORDER BY id) AS balance
      FROM ledger_entry) AS old
WHERE old.id = ledger_entry.id;
UPDATE account SET ledger_sequence = (SELECT COUNT(*) FROM ledger_entry WHERE account_id = account.id);
CREATE UNIQUE INDEX ledger_entry_in_sequence ON ledger_entry (account_id, sequence);

CREATE TRIGGER ledger_entry_is_not_changed BEFORE UPDATE ON ledger_entry WHEN OLD.sequence IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are only ever added');
END;

-- An entry of the version before this one gets its place here, and no seal.
CREATE TRIGGER ledger_entry_gets_its_place AFTER INSERT ON ledger_entry WHEN NEW.sequence IS NULL
BEGIN
    UPDATE account SET ledger_sequence = ledger_sequence + 1 WHERE id = NEW.account_id;
    UPDATE ledger_entry
    SET balance = NEW.amount + COALESCE((SELECT before.balance FROM ledger_entry AS before
            WHERE before.account_id = NEW.account_id AND before.sequence = a.ledger_sequence - 1), 0),
        sequence = a.ledger_sequence
    FROM account AS a
    WHERE ledger_entry.id = NEW.id AND a.id = NEW.account_id;
END;

-- A callback about a balance belongs to no verification. SQLite has no ALTER COLUMN; its documentation names this
-- way to take a NOT NULL away (https://www.sqlite.org/lang_altertable.html, section 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, 'verification_id BIGINT  NOT NULL REFERENCES', 'verification_id BIGINT REFERENCES')
WHERE type = 'table' AND name = 'callback';
PRAGMA writable_schema = RESET;
