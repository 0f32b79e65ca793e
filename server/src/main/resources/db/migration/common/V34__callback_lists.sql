-- Lists of one state, of the installation or of an account, newest first. A row comes in when its delivery is over:
-- what waits has callback_due.
CREATE INDEX callback_by_state ON callback (state, id) WHERE state <> 'DUE';
CREATE INDEX callback_by_account_state ON callback (account_id, state, id) WHERE state <> 'DUE';
