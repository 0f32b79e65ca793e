-- What an admission has to see before it decides. Each statement of a VOLATILE function sees what was committed before
-- that statement began, so what is read here after the locks is what the lock's last holder has left. The parameter
-- locked only orders the calls: PostgreSQL must have the locks before it can call the others. A function's plans are kept
-- as long as its connection: without enable_seqscan = off, those made while a table is empty would read all of it later.

-- names: sorted by the caller, so that no two admissions wait for each other. Until the transaction ends.
CREATE FUNCTION admission_lock(names TEXT[], accounts BIGINT[]) RETURNS BOOLEAN LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(names) AS name;
    PERFORM FROM account WHERE id = ANY (accounts) ORDER BY id FOR NO KEY UPDATE;
    RETURN TRUE;
END
$$;

-- For each admission: whether its id is taken, which verification has its idempotency key, what the account can still
-- hold (NULL: no such account), and what it has spent where there is a cap (since: the first minute that counts).
CREATE FUNCTION admission_standing(
    locked BOOLEAN, ids BIGINT[], accounts BIGINT[], idempotency_keys TEXT[], since BIGINT[])
RETURNS TABLE (place BIGINT, taken BOOLEAN, earlier BIGINT, earlier_fingerprint TEXT, room BIGINT, spent BIGINT)
LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    WITH asked AS (
        SELECT * FROM unnest(ids, accounts, idempotency_keys, since) WITH ORDINALITY
            AS one (id, account_id, idempotency_key, since, place)),
    purse AS (
        SELECT a.id, a.balance - a.held AS room, CASE WHEN cap.since IS NOT NULL THEN a.held + (
            SELECT COALESCE(SUM(s.amount), 0) FROM spend_minute s WHERE s.account_id = a.id AND s.minute >= cap.since)
            END AS spent
        FROM (SELECT o.account_id, MIN(o.since) AS since FROM asked o GROUP BY o.account_id) AS cap
        JOIN account a ON a.id = cap.account_id)
    SELECT o.place, EXISTS (SELECT FROM verification v WHERE v.id = o.id), e.id, e.fingerprint, p.room,
        CAST(p.spent AS BIGINT)
    FROM asked o
    LEFT JOIN purse p ON p.id = o.account_id
    LEFT JOIN verification e ON o.idempotency_key IS NOT NULL AND e.account_id = o.account_id
        AND e.idempotency_key = o.idempotency_key;
END
$$;

-- A key's slots are found by the primary key. While the table's statistics said that it was small, the planner took the
-- index by age for them, at the same price, and read the slots of all keys. An index on an expression that only the
-- sweep uses leaves it no choice.
DROP INDEX limit_count_by_age;
CREATE INDEX limit_count_by_age ON limit_count (counter, (began + 0));

-- Tends the slots before they are counted. A key that has no slot in its window gets those that the rows of
-- verification ask for: its first limit, or the first after a version that counted rows. A key to be trimmed keeps the
-- newest 122, two windows; of these counters, what is older than stale goes, a few slots at a time.
CREATE FUNCTION admission_slots(
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

-- For each limit of each admission: how much is counted, at most as much as the limit allows where rows are counted,
-- and when the oldest of the newest `most` happened (NULL: there is room). ways: see LimitCount.Way.
CREATE FUNCTION admission_counts(
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
                SELECT v.created FROM verification v WHERE v.number = l.key AND v.created > l.since
                ORDER BY v.created DESC LIMIT l.most) AS r) AS f
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

-- Counts what was admitted. A function of its own, because a statement cannot change rows that a function called by it
-- has written meanwhile, as admission_slots does.
CREATE FUNCTION admission_counted(counters TEXT[], keys TEXT[], begans BIGINT[], latests BIGINT[], ns BIGINT[])
RETURNS BOOLEAN LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO limit_count (counter, key, began, latest, n)
    -- In one order, so that two statements never wait for each other's slots.
    SELECT * FROM unnest(counters, keys, begans, latests, ns) AS c (counter, key, began, latest, n)
    ORDER BY c.counter, c.key, c.began
    ON CONFLICT (counter, key, began) DO UPDATE
    SET n = limit_count.n + excluded.n, latest = GREATEST(limit_count.latest, excluded.latest);
    RETURN TRUE;
END
$$;
