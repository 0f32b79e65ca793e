-- Rings at every node, at COMMIT, when something waits for a call or a delivery (LISTEN ringtrue, see PostgresBell). What
-- a transaction rings several times is heard once. By trigger, so that nothing that writes such rows can forget it, and
-- it costs no round trip.
CREATE FUNCTION ring_for_calls() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh WHERE finished IS NULL) THEN PERFORM pg_notify('ringtrue', 'calls'); END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER verification_rings AFTER INSERT ON verification REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION ring_for_calls();

CREATE FUNCTION ring_for_callbacks() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh WHERE state = 'DUE') THEN PERFORM pg_notify('ringtrue', 'callbacks'); END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER callback_rings AFTER INSERT ON callback REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION ring_for_callbacks();
