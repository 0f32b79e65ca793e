-- CIDR blocks with commas between
ALTER TABLE trunk ADD COLUMN signalling_networks TEXT NOT NULL DEFAULT '';
ALTER TABLE trunk ADD COLUMN strict_source BOOLEAN NOT NULL DEFAULT FALSE;
