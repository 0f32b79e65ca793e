-- The dialect a verification came by composes its callbacks. What is there already gets the callbacks it was
-- promised when it was accepted.
ALTER TABLE verification ADD COLUMN dialect TEXT NOT NULL DEFAULT 'phonesverification';

-- GET, whose URL says all, or POST with a body.
ALTER TABLE callback ADD COLUMN method TEXT NOT NULL DEFAULT 'GET';
ALTER TABLE callback ADD COLUMN content_type TEXT NOT NULL DEFAULT '';
ALTER TABLE callback ADD COLUMN body TEXT NOT NULL DEFAULT '';

-- URLs that answered a POST with 410: this account's callbacks are not sent there any more.
CREATE TABLE unwanted_url (
    account_id BIGINT NOT NULL REFERENCES account (id),
    url        TEXT   NOT NULL,
    since      BIGINT NOT NULL,
    PRIMARY KEY (account_id, url)
);
