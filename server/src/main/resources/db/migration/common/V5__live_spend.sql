-- What queries to live sources cost, by source and day: days since 1970 in UTC, millionths.
CREATE TABLE live_spend (
    source TEXT   NOT NULL,
    day    BIGINT NOT NULL,
    spent  BIGINT NOT NULL CHECK (spent >= 0),
    PRIMARY KEY (source, day)
);
