CREATE TABLE IF NOT EXISTS spring_session (
    primary_id            TEXT    NOT NULL PRIMARY KEY,
    session_id            TEXT    NOT NULL UNIQUE,
    creation_time         INTEGER NOT NULL,
    last_access_time      INTEGER NOT NULL,
    max_inactive_interval INTEGER NOT NULL,
    expiry_time           INTEGER NOT NULL,
    principal_name        TEXT
);
CREATE INDEX IF NOT EXISTS spring_session_by_expiry ON spring_session (expiry_time);
CREATE TABLE IF NOT EXISTS spring_session_attributes (
    session_primary_id TEXT NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     TEXT NOT NULL,
    attribute_bytes    BLOB NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
