-- Calls that a check of a trunk has made to a number. The limits that count the verifications of a number count these,
-- too. at: milliseconds since 1970.
CREATE TABLE test_call (
    id     ${identity},
    number TEXT   NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX test_call_by_number ON test_call (number, at);
CREATE INDEX test_call_by_time ON test_call (at);
