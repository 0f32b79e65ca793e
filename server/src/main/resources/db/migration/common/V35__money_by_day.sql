-- Sums of days and of statements read the index alone: it has the kind and the amount, too.
DROP INDEX ledger_entry_by_time;
CREATE INDEX ledger_entry_by_time ON ledger_entry (account_id, at, kind, amount);
-- A page of credits is not looked for among a hundred thousand charges.
CREATE INDEX ledger_entry_credits ON ledger_entry (account_id, id) WHERE kind = 'CREDIT';
