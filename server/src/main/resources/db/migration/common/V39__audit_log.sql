-- The audit log is read by who did something and by what was done, newest first.
CREATE INDEX audit_entry_by_who ON audit_entry (who, id);
CREATE INDEX audit_entry_by_deed ON audit_entry (deed, id);
CREATE INDEX audit_entry_by_deed_of_account ON audit_entry (account_id, deed, id);
