-- The audit log is read by time, too: of a day long ago, the log's newest entries must not be walked first.
CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
CREATE INDEX audit_entry_by_time_of_account ON audit_entry (account_id, at, id);

-- The tokens of forms that work once. A row is of no use when its page's sign-in is over.
CREATE TABLE sent_form (
    token TEXT   NOT NULL PRIMARY KEY,
    at    BIGINT NOT NULL
);
CREATE INDEX sent_form_by_time ON sent_form (at);
