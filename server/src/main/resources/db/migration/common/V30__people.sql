-- Who may sign in to the pages. `account_id` NULL: a person of the installation. `hash` NULL: no password yet, only links.
CREATE TABLE person (
    id         ${identity},
    email      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    hash       TEXT,
    role       TEXT    NOT NULL,
    account_id BIGINT  REFERENCES account (id),
    active     BOOLEAN NOT NULL,
    version    BIGINT  NOT NULL,
    created    BIGINT  NOT NULL,
    CONSTRAINT person_email_is_unique UNIQUE (email)
);
CREATE INDEX person_by_account ON person (account_id, id);

-- A link that signs a person in once. The token itself is not kept.
CREATE TABLE sign_in_link (
    hash      TEXT   NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    until     BIGINT NOT NULL
);

-- Who changed what by a page. `account_id` NULL: a change of the installation.
CREATE TABLE audit_entry (
    id         ${identity},
    at         BIGINT NOT NULL,
    person_id  BIGINT,
    who        TEXT   NOT NULL,
    place      TEXT   NOT NULL,
    account_id BIGINT,
    deed       TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    was        TEXT   NOT NULL,
    now        TEXT   NOT NULL
);
CREATE INDEX audit_entry_by_account ON audit_entry (account_id, id);
