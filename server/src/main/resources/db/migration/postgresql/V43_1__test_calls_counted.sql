-- As before, but calls on trial (test_call) count as verifications of their number do.
CREATE OR REPLACE FUNCTION admission_counts(
    locked BOOLEAN, ways TEXT[], counters TEXT[], keys TEXT[], mosts BIGINT[], begins BIGINT[], slots BIGINT[])
RETURNS TABLE (place BIGINT, counted BIGINT, oldest BIGINT) LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(ways, counters, keys, mosts, begins, slots) WITH ORDINALITY
            AS one (way, counter, key, most, since, slot, place)),
    look AS (
        SELECT MIN(a.place) AS first, a.way, a.counter, a.key, a.most, a.since, a.slot FROM asked a
        GROUP BY a.way, a.counter, a.key, a.most, a.since, a.slot),
    found AS (
        SELECT l.*, f.counted, f.oldest FROM look l CROSS JOIN LATERAL (
            SELECT COUNT(*) AS counted, CAST(NULL AS BIGINT) AS oldest FROM verification v
            WHERE l.way = 'OPEN_OF_NUMBER' AND v.number = l.key AND v.finished IS NULL) AS f
        WHERE l.way = 'OPEN_OF_NUMBER'
        UNION ALL
        SELECT l.*, f.counted, f.oldest FROM look l CROSS JOIN LATERAL (
            SELECT COUNT(*) AS counted, MIN(r.created) AS oldest FROM (
                (SELECT v.created FROM verification v WHERE v.number = l.key AND v.created > l.since
                ORDER BY v.created DESC LIMIT l.most)
                UNION ALL
                (SELECT t.at FROM test_call t WHERE t.number = l.key AND t.at > l.since
                ORDER BY t.at DESC LIMIT l.most)
                ORDER BY created DESC LIMIT l.most) AS r) AS f
        WHERE l.way = 'ROWS_OF_NUMBER'
        UNION ALL
        SELECT l.*, f.counted, f.oldest FROM look l CROSS JOIN LATERAL (
            SELECT COUNT(*) AS counted, MIN(r.created) AS oldest FROM (
                SELECT v.created FROM verification v
                WHERE v.account_id = CAST(l.key AS BIGINT) AND v.created > l.since
                ORDER BY v.created DESC LIMIT l.most) AS r) AS f
        WHERE l.way = 'ROWS_OF_ACCOUNT'
        UNION ALL
        SELECT l.*, f.counted, f.oldest FROM look l CROSS JOIN LATERAL (
            SELECT COUNT(*) AS counted, MIN(r.created) AS oldest FROM (
                SELECT v.created FROM verification v
                WHERE v.callback_host <> '' AND v.callback_host = l.key AND v.created > l.since
                ORDER BY v.created DESC LIMIT l.most) AS r) AS f
        WHERE l.way = 'ROWS_OF_HOST'
        UNION ALL
        SELECT l.*, f.counted, f.oldest FROM look l CROSS JOIN LATERAL (
            SELECT COUNT(*) AS counted, MIN(r.at) AS oldest FROM (
                SELECT w.at FROM wrong_pin w WHERE w.number = l.key AND w.at > l.since
                ORDER BY w.at DESC LIMIT l.most) AS r) AS f
        WHERE l.way = 'WRONG_PINS'
        UNION ALL
        SELECT l.*, f.counted, CASE WHEN f.counted >= l.most THEN (
            SELECT MAX(r.latest) FROM (
                SELECT c.latest, SUM(c.n) OVER (ORDER BY c.latest DESC, c.began DESC) AS newer FROM limit_count c
                WHERE c.counter = l.counter AND c.key = l.key AND c.began > l.since - l.slot AND c.latest > l.since
                ) AS r WHERE r.newer >= l.most) END
        FROM look l CROSS JOIN LATERAL (
            SELECT CAST(COALESCE(SUM(c.n), 0) AS BIGINT) AS counted FROM limit_count c
            WHERE c.counter = l.counter AND c.key = l.key AND c.began > l.since - l.slot AND c.latest > l.since) AS f
        WHERE l.way = 'SLOTS')
    SELECT a.place, f.counted, f.oldest FROM asked a JOIN found f USING (way, counter, key, most, since, slot);
END
$$;
