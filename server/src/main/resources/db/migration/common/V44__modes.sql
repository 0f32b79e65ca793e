-- mode: what the call is for; the column pin then holds a PIN to ask for, a PIN to say, or a message.
ALTER TABLE verification ADD COLUMN mode TEXT NOT NULL DEFAULT 'REVERSE';
