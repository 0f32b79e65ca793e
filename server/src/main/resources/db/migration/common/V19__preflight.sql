-- Where an account's own server is asked before each verification, and whether calls go ahead when it does not answer.
ALTER TABLE account ADD COLUMN preflight_url TEXT;
ALTER TABLE account ADD COLUMN preflight_allows BOOLEAN NOT NULL DEFAULT FALSE;
