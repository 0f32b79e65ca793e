-- For the limits of an admission that count nothing but look something up: whether a number is on the do-not-call list
-- (LISTED; slots is its window, so since + slot is now) and whether a range is paused (PAUSED; since is now, and the
-- answer's oldest is when the pause ends). The parameter locked only orders the calls, as in admission_counts.
CREATE FUNCTION admission_barred(locked BOOLEAN, ways TEXT[], keys TEXT[], begins BIGINT[], slots BIGINT[])
RETURNS TABLE (place BIGINT, counted BIGINT, oldest BIGINT) LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(ways, keys, begins, slots) WITH ORDINALITY AS one (way, key, since, slot, place))
    SELECT a.place, (
        SELECT COUNT(*) FROM do_not_call d WHERE d.number_key = a.key
            AND (d.until > a.since + a.slot OR (d.until IS NULL AND d.since > a.since))), CAST(NULL AS BIGINT)
    FROM asked a WHERE a.way = 'LISTED'
    UNION ALL
    SELECT a.place, (
        SELECT COUNT(*) FROM paused_range p WHERE p.prefix = a.key AND p.until > a.since), (
        SELECT p.until FROM paused_range p WHERE p.prefix = a.key AND p.until > a.since)
    FROM asked a WHERE a.way = 'PAUSED';
END
$$;
