-- A second factor of sign-in (RFC 6238). `secret` is sealed for this person; `last_step` is the step of the last code
-- that was used.
CREATE TABLE second_factor (
    person_id BIGINT   NOT NULL PRIMARY KEY REFERENCES person (id),
    secret    ${bytes} NOT NULL,
    confirmed BOOLEAN  NOT NULL,
    last_step BIGINT   NOT NULL,
    created   BIGINT   NOT NULL
);

-- For who has lost the telephone; each works once. The codes themselves are not kept.
CREATE TABLE recovery_code (
    hash      TEXT   NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX recovery_code_by_person ON recovery_code (person_id);
