-- How many wrong PINs of this verification stand in wrong_pin already: they are written as they are keyed.
ALTER TABLE verification ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;
