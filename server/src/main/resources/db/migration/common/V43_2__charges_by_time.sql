-- What all accounts were charged in a day is a stretch of this index. By an account's index it would be a look at every
-- account first. Entries come in the order of their time, so that each is added at the index's end.
CREATE INDEX ledger_entry_of_all_by_time ON ledger_entry (at, kind, amount);
