-- Each entry has its place in its account's sequence (1, 2, … without gaps), the account's balance after it, and a
-- seal: an HMAC under the installation's key (NULL: written before there were seals, or by a node of that time).
-- reason: the operator's, of a debit.
ALTER TABLE account ADD COLUMN ledger_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ledger_entry ADD COLUMN sequence BIGINT;
ALTER TABLE ledger_entry ADD COLUMN balance BIGINT;
ALTER TABLE ledger_entry ADD COLUMN seal TEXT;
ALTER TABLE ledger_entry ADD COLUMN reason TEXT NOT NULL DEFAULT '';

ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_is_only_added;
UPDATE ledger_entry SET sequence = old.sequence, balance = old.balance
FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY account_id ORDER BY id) AS sequence,
          SUM(amount) OVER (PARTITION BY account_id ORDER BY id) AS balance
      FROM ledger_entry) AS old
WHERE old.id = ledger_entry.id;
ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_is_only_added;
UPDATE account SET ledger_sequence = (SELECT COUNT(*) FROM ledger_entry WHERE account_id = account.id);
CREATE UNIQUE INDEX ledger_entry_in_sequence ON ledger_entry (account_id, sequence);

-- An entry of a node of the version before this one gets its place here, and no seal. The account's row is locked
-- by the UPDATE, so the entry before it is there.
CREATE FUNCTION place_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET ledger_sequence = ledger_sequence + 1 WHERE id = NEW.account_id
        RETURNING ledger_sequence INTO NEW.sequence;
    NEW.balance := NEW.amount + COALESCE((SELECT balance FROM ledger_entry
        WHERE account_id = NEW.account_id AND sequence = NEW.sequence - 1), 0);
    RETURN NEW;
END
$$;

CREATE TRIGGER ledger_entry_gets_its_place BEFORE INSERT ON ledger_entry
    FOR EACH ROW WHEN (NEW.sequence IS NULL) EXECUTE FUNCTION place_ledger_entry();

-- A callback about a balance belongs to no verification.
ALTER TABLE callback ALTER COLUMN verification_id DROP NOT NULL;
