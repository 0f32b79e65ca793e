-- Times are milliseconds since 1970, money is millionths. ${identity}, ${id} and ${bytes} are the engine's words.

CREATE TABLE installation (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE node (
    id   TEXT   NOT NULL PRIMARY KEY,
    boot BIGINT NOT NULL
);

CREATE TABLE account (
    id                 ${identity},
    name               TEXT    NOT NULL,
    company            TEXT    NOT NULL,
    announce_pin       BOOLEAN NOT NULL,
    callback_url       TEXT,
    callback_url_type  TEXT    NOT NULL,
    progress_callbacks BOOLEAN NOT NULL,
    language           TEXT,
    spend_cap          BIGINT,
    get_places_calls   BOOLEAN NOT NULL,
    active             BOOLEAN NOT NULL,
    created            BIGINT  NOT NULL,
    balance            BIGINT  NOT NULL DEFAULT 0,
    held               BIGINT  NOT NULL DEFAULT 0,
    CONSTRAINT account_held_is_not_negative CHECK (held >= 0),
    CONSTRAINT account_is_never_overdrawn CHECK (balance - held >= 0)
);

CREATE TABLE credential (
    id         ${identity},
    account_id BIGINT  NOT NULL REFERENCES account (id),
    kind       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    hash       TEXT    NOT NULL,
    weak       BOOLEAN NOT NULL,
    created    BIGINT  NOT NULL,
    last_used  BIGINT,
    revoked    BOOLEAN NOT NULL,
    CONSTRAINT credential_name_is_unique UNIQUE (kind, name)
);
CREATE INDEX credential_by_account ON credential (account_id);

-- Sealed by the installation key. Two while one is being rotated.
CREATE TABLE signing_secret (
    id         ${identity},
    account_id BIGINT   NOT NULL REFERENCES account (id),
    secret     ${bytes} NOT NULL,
    created    BIGINT   NOT NULL
);
CREATE INDEX signing_secret_by_account ON signing_secret (account_id);

CREATE TABLE default_price (
    prefix TEXT   NOT NULL PRIMARY KEY,
    price  BIGINT NOT NULL CHECK (price >= 0)
);
INSERT INTO default_price (prefix, price) VALUES ('', 15000);

CREATE TABLE account_price (
    account_id BIGINT NOT NULL REFERENCES account (id),
    prefix     TEXT   NOT NULL,
    price      BIGINT NOT NULL CHECK (price >= 0),
    PRIMARY KEY (account_id, prefix)
);

-- finished IS NULL: no final status yet. hold: what this row has set aside in account.held; zero once finished.
-- pin: sealed by the installation key; NULL once finished. generation goes up with every claim.
CREATE TABLE verification (
    id              ${id}   NOT NULL PRIMARY KEY,
    account_id      BIGINT  NOT NULL REFERENCES account (id),
    number          TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    reason          TEXT,
    matched         BOOLEAN,
    price           BIGINT  NOT NULL,
    cost            BIGINT  NOT NULL,
    hold            BIGINT  NOT NULL,
    created         BIGINT  NOT NULL,
    dialled         BIGINT,
    finished        BIGINT,
    announce_pin    BOOLEAN NOT NULL,
    brand           TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    language_reason TEXT    NOT NULL,
    reference       TEXT    NOT NULL,
    callback_url    TEXT,
    callback_host   TEXT    NOT NULL,
    sip_status      INTEGER NOT NULL,
    q850            INTEGER NOT NULL,
    pin             ${bytes},
    pin_life        BIGINT  NOT NULL,
    idempotency_key TEXT,
    fingerprint     TEXT,
    generation      BIGINT  NOT NULL DEFAULT 0,
    owner_node      TEXT,
    owner_boot      BIGINT,
    lease_until     BIGINT  NOT NULL DEFAULT 0,
    stop_asked      BIGINT,
    CONSTRAINT verification_final_keeps_no_pin CHECK (finished IS NULL OR (pin IS NULL AND hold = 0))
);
CREATE INDEX verification_by_time ON verification (created, id);
CREATE INDEX verification_by_account ON verification (account_id, created, id);
CREATE INDEX verification_by_number ON verification (number, created);
CREATE INDEX verification_by_callback_host ON verification (callback_host, created) WHERE callback_host <> '';
CREATE INDEX verification_by_reference ON verification (account_id, reference) WHERE reference <> '';
CREATE INDEX verification_unfinished ON verification (status, created, id) WHERE finished IS NULL;
CREATE INDEX verification_active_by_number ON verification (number) WHERE finished IS NULL;
CREATE UNIQUE INDEX verification_idempotency_key ON verification (account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

CREATE TABLE timeline_event (
    verification_id BIGINT  NOT NULL REFERENCES verification (id),
    place           INTEGER NOT NULL,
    at              BIGINT  NOT NULL,
    event           TEXT    NOT NULL,
    detail          TEXT    NOT NULL,
    PRIMARY KEY (verification_id, place)
);

-- One row for each wrong PIN keyed. Only counted.
CREATE TABLE wrong_pin (
    id     ${identity},
    number TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX wrong_pin_by_number ON wrong_pin (number, at);

-- Only ever added to (see append_only_ledger). amount: positive for a credit, negative for a charge.
CREATE TABLE ledger_entry (
    id              ${identity},
    account_id      BIGINT NOT NULL REFERENCES account (id),
    kind            TEXT   NOT NULL,
    amount          BIGINT NOT NULL,
    verification_id BIGINT REFERENCES verification (id),
    reference       TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    CONSTRAINT ledger_one_charge_each UNIQUE (verification_id, kind),
    CONSTRAINT ledger_charge_has_verification CHECK ((kind = 'CHARGE') = (verification_id IS NOT NULL))
);
CREATE INDEX ledger_entry_by_account ON ledger_entry (account_id, id);
CREATE INDEX ledger_entry_by_time ON ledger_entry (account_id, at);
CREATE UNIQUE INDEX ledger_one_credit_per_reference ON ledger_entry (account_id, reference) WHERE kind = 'CREDIT';

-- due: when it is to be attempted; while it is claimed, when its lease runs out; NULL when delivered or dead.
-- attempts: made in the present schedule. generation goes up with every claim.
CREATE TABLE callback (
    id              ${identity},
    account_id      BIGINT  NOT NULL REFERENCES account (id),
    verification_id BIGINT  NOT NULL REFERENCES verification (id),
    message_id      TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    host            TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    created         BIGINT  NOT NULL,
    due             BIGINT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    claimed         BOOLEAN NOT NULL,
    generation      BIGINT  NOT NULL DEFAULT 0,
    CONSTRAINT callback_one_of_each_kind UNIQUE (verification_id, kind)
);
CREATE INDEX callback_by_account ON callback (account_id, id);
CREATE INDEX callback_due ON callback (due, id, host, account_id) WHERE state = 'DUE';
CREATE INDEX callback_under_way ON callback (due, host, account_id) WHERE state = 'DUE' AND claimed;

CREATE TABLE delivery_attempt (
    id          ${identity},
    callback_id BIGINT  NOT NULL REFERENCES callback (id),
    number      INTEGER NOT NULL,
    at          BIGINT  NOT NULL,
    took        BIGINT  NOT NULL,
    http_status INTEGER NOT NULL,
    outcome     TEXT    NOT NULL
);
CREATE INDEX delivery_attempt_by_callback ON delivery_attempt (callback_id, id);

-- password: sealed by the installation key. Lists are comma-separated.
CREATE TABLE trunk (
    name             TEXT     NOT NULL PRIMARY KEY,
    uri              TEXT     NOT NULL,
    username         TEXT     NOT NULL,
    password         ${bytes} NOT NULL,
    caller_id        TEXT     NOT NULL,
    priority         INTEGER  NOT NULL,
    max_calls        INTEGER  NOT NULL,
    calls_per_second INTEGER  NOT NULL,
    codecs           TEXT     NOT NULL,
    media_networks   TEXT     NOT NULL
);
