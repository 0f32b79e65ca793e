-- What passed on the wire in each attempt to place a verification's call. attempt: from 1. record: JSON, see CallTraceText.
-- It contains the dialled number, so it is deleted when the number is masked.
CREATE TABLE call_record (
    verification_id BIGINT  NOT NULL REFERENCES verification (id),
    attempt         INTEGER NOT NULL,
    record          TEXT    NOT NULL,
    PRIMARY KEY (verification_id, attempt)
);
