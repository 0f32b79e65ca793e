-- Tries of secrets, counted before they are tested; those that proved right are taken back. counter: a scope and a
-- keyed hash of a name, an address or both, of which there are at most 1.4 million. Rows without a try for a day are
-- deleted.
CREATE TABLE auth_failure (
    counter  BIGINT  NOT NULL PRIMARY KEY,
    tries    INTEGER NOT NULL,
    last_try BIGINT  NOT NULL
);
CREATE INDEX auth_failure_by_time ON auth_failure (last_try);

-- Addresses (a keyed hash of each) that the right secret of an imported credential has come from. credential_id is -1
-- for the admin token.
CREATE TABLE auth_place (
    credential_id BIGINT NOT NULL,
    address       BIGINT NOT NULL,
    last_seen     BIGINT NOT NULL,
    PRIMARY KEY (credential_id, address)
);
