-- Whose calls they were: one account alone must not have a range paused for all. account_id 0: ended before accounts were
-- told apart.
CREATE TABLE range_count_by_account (
    prefix     TEXT   NOT NULL,
    hour       BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    answered   BIGINT NOT NULL,
    matched    BIGINT NOT NULL,
    PRIMARY KEY (prefix, hour, account_id)
);
INSERT INTO range_count_by_account (prefix, hour, account_id, answered, matched)
SELECT prefix, hour, 0, answered, matched FROM range_count;
DROP TABLE range_count;
ALTER TABLE range_count_by_account RENAME TO range_count;
CREATE INDEX range_count_by_hour ON range_count (hour);

-- account_id: whose calls are paused; 0: everybody's.
CREATE TABLE paused_range_by_account (
    prefix     TEXT    NOT NULL,
    account_id BIGINT  NOT NULL,
    since      BIGINT  NOT NULL,
    until      BIGINT  NOT NULL,
    answered   BIGINT  NOT NULL,
    matched    BIGINT  NOT NULL,
    usual      INTEGER NOT NULL,
    PRIMARY KEY (prefix, account_id)
);
INSERT INTO paused_range_by_account (prefix, account_id, since, until, answered, matched, usual)
SELECT prefix, 0, since, until, answered, matched, usual FROM paused_range;
DROP TABLE paused_range;
ALTER TABLE paused_range_by_account RENAME TO paused_range;

-- Old wrong PINs are deleted by their time, some at a time.
CREATE INDEX wrong_pin_by_time ON wrong_pin (at);
