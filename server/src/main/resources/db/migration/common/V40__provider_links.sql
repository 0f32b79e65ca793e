-- Who a person is at a sign-in provider. A subject belongs to one person, and a person has one subject at an issuer.
CREATE TABLE provider_link (
    issuer    TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    created   BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT provider_link_is_one_a_person UNIQUE (person_id, issuer)
);
