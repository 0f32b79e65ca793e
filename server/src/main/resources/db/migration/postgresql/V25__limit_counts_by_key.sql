-- A key's slots are found by the primary key. While the table's statistics said that it was small, the planner took the
-- index by age for them, at the same price, and read the slots of all keys. An index on an expression that only the
-- sweep uses leaves it no choice.
DROP INDEX limit_count_by_age;
CREATE INDEX limit_count_by_age ON limit_count (counter, (began + 0));

CREATE OR REPLACE FUNCTION admission_slots(
    locked BOOLEAN, sources TEXT[], counters TEXT[], keys TEXT[], begins BIGINT[], slots BIGINT[], trims BOOLEAN[],
    stale BIGINT)
RETURNS BOOLEAN LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    IF cardinality(keys) = 0 THEN RETURN TRUE; END IF;
    INSERT INTO limit_count (counter, key, began, latest, n)
    WITH cold AS MATERIALIZED (
        SELECT a.source, a.counter, a.key, MIN(a.since) AS since, MIN(a.slot) AS slot
        FROM unnest(sources, counters, keys, begins, slots) AS a (source, counter, key, since, slot)
        WHERE a.source <> '' AND NOT EXISTS (SELECT FROM limit_count c
            WHERE c.counter = a.counter AND c.key = a.key AND c.began > a.since - a.slot AND c.latest > a.since)
        GROUP BY a.source, a.counter, a.key),
    event AS (
        SELECT l.counter, l.key, l.slot, v.created FROM cold l
        JOIN verification v ON l.source = 'ROWS_OF_NUMBER' AND v.number = l.key AND v.created > l.since
        WHERE l.source = 'ROWS_OF_NUMBER'
        UNION ALL
        SELECT l.counter, l.key, l.slot, v.created FROM cold l
        JOIN verification v ON v.account_id = CAST(l.key AS BIGINT) AND v.created > l.since
        WHERE l.source = 'ROWS_OF_ACCOUNT'
        UNION ALL
        SELECT l.counter, l.key, l.slot, v.created FROM cold l
        JOIN verification v ON v.callback_host <> '' AND v.callback_host = l.key AND v.created > l.since
        WHERE l.source = 'ROWS_OF_HOST')
    SELECT e.counter, e.key, e.created - e.created % e.slot, MAX(e.created), COUNT(*) FROM event e
    GROUP BY e.counter, e.key, e.created - e.created % e.slot
    ON CONFLICT (counter, key, began) DO UPDATE
    SET n = limit_count.n + excluded.n, latest = GREATEST(limit_count.latest, excluded.latest);

    IF TRUE = ANY (trims) THEN
        DELETE FROM limit_count c USING (
            SELECT DISTINCT a.counter, a.key FROM unnest(counters, keys, trims) AS a (counter, key, trim) WHERE a.trim
            ) AS l
        WHERE c.counter = l.counter AND c.key = l.key AND c.began <= (
            SELECT o.began FROM limit_count o WHERE o.counter = l.counter AND o.key = l.key
            ORDER BY o.began DESC OFFSET 122 LIMIT 1);
    END IF;

    DELETE FROM limit_count c USING (
        SELECT o.counter, o.key, o.began FROM limit_count o WHERE o.counter = ANY (counters) AND o.began + 0 < stale
        LIMIT 2 * cardinality(keys) FOR UPDATE SKIP LOCKED) AS l
    WHERE c.counter = l.counter AND c.key = l.key AND c.began = l.began;
    RETURN TRUE;
END
$$;
