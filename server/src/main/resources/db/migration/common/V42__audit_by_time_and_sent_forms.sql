-- The audit log is listed by time, newest first: entries of a day long ago are found without walking those since.
DROP INDEX audit_entry_by_who;
DROP INDEX audit_entry_by_deed;
DROP INDEX audit_entry_by_deed_of_account;
DROP INDEX audit_entry_by_account;
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
CREATE INDEX audit_entry_by_who ON audit_entry (who, at, id);
CREATE INDEX audit_entry_by_deed ON audit_entry (deed, at, id);
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, at, id);
CREATE INDEX audit_entry_by_deed_of_account ON audit_entry (account_id, deed, at, id);

-- The tokens of forms that work once, kept for longer than anybody stays signed in.
CREATE TABLE sent_form (
    token TEXT   NOT NULL PRIMARY KEY,
    at    BIGINT NOT NULL
);
CREATE INDEX sent_form_by_time ON sent_form (at);
