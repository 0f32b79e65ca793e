-- How an account's validations read numbers; validation_price NULL: the installation's.
ALTER TABLE account ADD COLUMN default_calling_code INTEGER NOT NULL DEFAULT 1;
ALTER TABLE account ADD COLUMN strict_numbers BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE account ADD COLUMN validation_price BIGINT;

-- One row for each validation; the number is not kept. id counts up, so that rows are only ever appended;
-- confirmation is id in disguise, unique as id is (see Confirmations).
CREATE TABLE validation (
    id            ${id}   NOT NULL PRIMARY KEY,
    confirmation  BIGINT  NOT NULL,
    account_id    BIGINT  NOT NULL REFERENCES account (id),
    credential_id BIGINT  NOT NULL REFERENCES credential (id),
    result        TEXT    NOT NULL,
    price         BIGINT  NOT NULL,
    at            BIGINT  NOT NULL
);

-- The next id nobody has taken: nodes take them in blocks.
CREATE TABLE validation_id (
    next BIGINT NOT NULL
);
INSERT INTO validation_id (next) VALUES (1);

-- What a validation was charged stands in the ledger as kind VALIDATION.
ALTER TABLE ledger_entry ADD COLUMN validation_id BIGINT REFERENCES validation (id);
CREATE UNIQUE INDEX ledger_one_charge_per_validation ON ledger_entry (validation_id) WHERE validation_id IS NOT NULL;
