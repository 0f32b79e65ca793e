-- place: the host and folder of the server that last started under this id; NULL: an earlier version's.
-- alive_until: that server lives at least until then, by the database's clock; 0: it has ended, or is an earlier version's.
ALTER TABLE node ADD COLUMN place TEXT;
ALTER TABLE node ADD COLUMN alive_until BIGINT NOT NULL DEFAULT 0;
