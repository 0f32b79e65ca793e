-- Answered calls to the numbers that begin alike, by the hour, and how many of them matched their PIN.
CREATE TABLE range_count (
    prefix   TEXT   NOT NULL,
    hour     BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    matched  BIGINT NOT NULL,
    PRIMARY KEY (prefix, hour)
);
CREATE INDEX range_count_by_hour ON range_count (hour);

-- Numbers that begin alike and are not called until `until`. The row stays: what was counted before is no evidence again.
-- answered, matched: the evidence. usual: the share of matches that was usual, in thousandths.
CREATE TABLE paused_range (
    prefix   TEXT    NOT NULL PRIMARY KEY,
    since    BIGINT  NOT NULL,
    until    BIGINT  NOT NULL,
    answered BIGINT  NOT NULL,
    matched  BIGINT  NOT NULL,
    usual    INTEGER NOT NULL
);

-- Numbers that are not called again. number_key: HMAC of the number under the installation key, because an entry lives
-- longer than numbers are kept. until: NULL where the setting says how long. verification_id: whose callee asked for it;
-- NULL when an operator did.
CREATE TABLE do_not_call (
    number_key      TEXT   NOT NULL PRIMARY KEY,
    since           BIGINT NOT NULL,
    until           BIGINT,
    verification_id BIGINT,
    note            TEXT   NOT NULL
);
CREATE INDEX do_not_call_by_time ON do_not_call (since, number_key);
