-- Lists of one outcome, of the installation or of an account, newest first. A row comes in once, when it has ended:
-- what is under way has verification_unfinished.
CREATE INDEX verification_by_outcome ON verification (status, created, id) WHERE finished IS NOT NULL;
CREATE INDEX verification_by_account_outcome ON verification (account_id, status, created, id)
    WHERE finished IS NOT NULL;

-- People look for a number by its last digits, or in the way their country writes it.
CREATE INDEX verification_by_number_end ON verification (substr(number, length(number) - 3), created, id);
