-- What was charged to an account, by the minute (milliseconds since 1970 / 60000): a spend cap adds up a day of these
-- instead of a day of ledger entries. Written with each charge, after the account's row; older than a day is deleted.
CREATE TABLE spend_minute (
    account_id BIGINT NOT NULL REFERENCES account (id),
    minute     BIGINT NOT NULL,
    amount     BIGINT NOT NULL,
    PRIMARY KEY (account_id, minute)
);
INSERT INTO spend_minute (account_id, minute, amount)
SELECT account_id, at / 60000, -SUM(amount) FROM ledger_entry WHERE kind <> 'CREDIT' GROUP BY account_id, at / 60000;
