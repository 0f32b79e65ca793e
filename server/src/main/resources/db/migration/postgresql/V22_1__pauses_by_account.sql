-- As before, but the key of PAUSED is the range and the account that asks: 1201555/42.
CREATE OR REPLACE FUNCTION admission_barred(
    locked BOOLEAN, ways TEXT[], keys TEXT[], begins BIGINT[], slots BIGINT[])
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
    SELECT a.place, CAST(CASE WHEN u.until IS NULL THEN 0 ELSE 1 END AS BIGINT), u.until
    FROM asked a CROSS JOIN LATERAL (
        SELECT MAX(p.until) AS until FROM paused_range p
        WHERE p.prefix = split_part(a.key, '/', 1)
            AND p.account_id IN (0, CAST(split_part(a.key, '/', 2) AS BIGINT)) AND p.until > a.since) AS u
    WHERE a.way = 'PAUSED';
END
$$;
