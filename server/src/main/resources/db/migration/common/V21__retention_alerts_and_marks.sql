-- When an account's balance falls below balance_alert, a callback says so. low: it has been sent, and is sent again
-- only once the balance has been at or above the amount.
ALTER TABLE account ADD COLUMN balance_alert BIGINT;
ALTER TABLE account ADD COLUMN low BOOLEAN NOT NULL DEFAULT FALSE;

-- When the number and what may repeat it were masked; NULL: they were not.
ALTER TABLE verification ADD COLUMN masked BIGINT;
ALTER TABLE callback ADD COLUMN masked BIGINT;

-- Counts up while a node runs. Its data folder has the same count: a database that counts less is an old backup.
CREATE TABLE node_mark (
    node TEXT   NOT NULL PRIMARY KEY,
    mark BIGINT NOT NULL,
    at   BIGINT NOT NULL
);
