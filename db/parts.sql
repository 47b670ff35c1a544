-- What several statements say alike. A statement writes {NAME A B}: the text
-- with A for $1 and B for $2, in brackets (db/statements.awk).

-- :part LIVING
-- Is installation $1 (or none) there on day $2?
($1.valid_from IS NULL OR $1.valid_from <= $2)
	AND ($1.valid_to IS NULL OR $1.valid_to > $2);

-- :part LISTED_STATUS
-- The status of installation $1 on day $2 by lists: rollout_on() in SQL.
CASE WHEN $1.operation_on <= $2 THEN 0
	WHEN $1.agreed_on <= $2 THEN 1
	WHEN coalesce($1.reported_on, $1.agreed_on, $1.operation_on)
		IS NOT NULL THEN 2
	ELSE 3 END;

-- :part LIVE_BY_LIST
-- Is installation $1 in operation on day $2 by a list?
ifnull($1.operation_on <= $2, 0);

-- :part GIVES_OPERATION
-- Is $1, a mark or an earlier period, one by which an installation came into
-- operation, and does it hold on day $2?
$1.state = 'met' AND $1.on_date <= $2
	AND ($1.until_date IS NULL OR $1.until_date >= $2)
	AND EXISTS (SELECT 1 FROM step s
		WHERE s.id = $1.step_id AND s.gives = 'operation');

-- :part LIVE_BY_MARK
-- Is installation $1 in operation on day $2 by marks? As facts_mark() has it:
-- of two runs that say so the newer counts; or by an earlier period of any.
EXISTS (SELECT 1 FROM run r
	JOIN mark k ON k.run_id = r.id
	WHERE r.installation_id = $1.id AND {GIVES_OPERATION k $2}
		AND NOT EXISTS (SELECT 1 FROM run n
			JOIN mark j ON j.run_id = n.id
			JOIN step p ON p.id = j.step_id
			WHERE n.installation_id = r.installation_id
				AND n.id > r.id AND j.state = 'met'
				AND p.gives = 'operation'))
	OR EXISTS (SELECT 1 FROM run r
	JOIN past_mark k ON k.run_id = r.id
	WHERE r.installation_id = $1.id AND {GIVES_OPERATION k $2});

-- :part MAY_BE
-- Is installation $1 there on day ?1, in area ?2 (0: any), and of status ?3
-- (-1: any) by lists? All that have marks may be, to be judged with them.
{LIVING $1 ?1}
	AND (?2 = 0
	OR $1.system_id IN (SELECT id FROM system WHERE area_id = ?2))
	AND (?3 < 0 OR ?3 = {LISTED_STATUS $1 ?1}
	OR $1.id IN (SELECT r.installation_id FROM run r
		JOIN mark k ON k.run_id = r.id
		WHERE r.installation_id IS NOT NULL));

-- :part IN_ORDER
-- The rows of $1 by name, each with its place: what many rows are sorted by
-- is put in order once, not once a row.
SELECT id, row_number() OVER (ORDER BY name COLLATE da) AS nr FROM $1;
