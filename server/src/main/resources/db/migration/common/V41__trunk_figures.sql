-- What an attempt says of its trunk, beside its record: read for the last hour of every overview, where the records
-- themselves would be too much. NULL: written before there were such figures, and not counted.
-- began: when the INVITE was about to be sent. ringing: milliseconds from there to the first 180 or 183; NULL: none came.
-- status: the final SIP status, 0 when none came. failed: `began` again where the trunk, and not the callee, is to blame.
ALTER TABLE call_record ADD COLUMN trunk TEXT;
ALTER TABLE call_record ADD COLUMN began BIGINT;
ALTER TABLE call_record ADD COLUMN ringing BIGINT;
ALTER TABLE call_record ADD COLUMN answered BOOLEAN;
ALTER TABLE call_record ADD COLUMN status INTEGER;
ALTER TABLE call_record ADD COLUMN failed BIGINT;

-- The last hour is read from the index alone.
CREATE INDEX call_record_by_time ON call_record (began, trunk, answered, ringing) WHERE began IS NOT NULL;
-- The last failure of a trunk, however long ago.
CREATE INDEX call_record_failed ON call_record (trunk, failed, status) WHERE failed IS NOT NULL;
