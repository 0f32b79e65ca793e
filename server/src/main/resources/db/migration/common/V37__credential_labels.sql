-- What an account calls a credential of its own: its name is made of random letters.
ALTER TABLE credential ADD COLUMN label TEXT NOT NULL DEFAULT '';
