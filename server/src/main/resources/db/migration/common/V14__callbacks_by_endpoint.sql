-- An endpoint is an account's host. The claim skips from one to the next, however many callbacks wait for each.
CREATE INDEX callback_by_endpoint ON callback (account_id, host, due, id) WHERE state = 'DUE';

-- The dead of an account, to be listed and replayed.
CREATE INDEX callback_dead ON callback (account_id, id, created) WHERE state = 'DEAD';

-- From then on a secret no longer signs; NULL: for ever.
ALTER TABLE signing_secret ADD COLUMN expires BIGINT;
