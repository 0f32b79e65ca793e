-- What limits have counted, in slots of a sixtieth of their window (see LimitCount): n events, the latest of them at
-- latest. Times are milliseconds since 1970. Kept short by the admissions themselves.
CREATE TABLE limit_count (
    counter TEXT   NOT NULL,
    key     TEXT   NOT NULL,
    began   BIGINT NOT NULL,
    latest  BIGINT NOT NULL,
    n       BIGINT NOT NULL,
    PRIMARY KEY (counter, key, began)
);
CREATE INDEX limit_count_by_age ON limit_count (counter, began);

-- How many wrong PINs of this verification stand in wrong_pin already: they are written as they are keyed.
ALTER TABLE verification ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;

-- Whose turn it is: each account's queue by itself, and what it has under way.
CREATE INDEX verification_waiting ON verification (account_id, created, id)
    WHERE finished IS NULL AND status = 'QUEUED' AND stop_asked IS NULL;
CREATE INDEX verification_under_way ON verification (account_id) WHERE finished IS NULL AND owner_node IS NOT NULL;
