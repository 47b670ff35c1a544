-- 0005: waivers that are asked for.

-- Ansøgning om dispensation: somebody asks an approver to let a step pass. It
-- opens no gate; granted, it becomes the mark of the step in the same act.
-- Answered and withdrawn ones stay. At most one of a step is unanswered.
CREATE TABLE waiver_request (
	id		INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id		INTEGER NOT NULL REFERENCES run (id),
	step_id		INTEGER NOT NULL REFERENCES step (id),
	asked_on	TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
	asked_by	TEXT NOT NULL CHECK (asked_by <> ''),	-- the login
	approver	TEXT NOT NULL CHECK (approver <> ''),	-- who is asked
	reason		TEXT NOT NULL CHECK (reason <> ''),
	until_date	TEXT NOT NULL CHECK (until_date IS date(until_date)),
	state		TEXT NOT NULL CHECK (state IN
			('asked', 'granted', 'declined', 'withdrawn')),
	decided_on	TEXT CHECK (decided_on IS date(decided_on)),
	decided_by	TEXT,			-- the login
	answer		TEXT,			-- why it was declined
	CHECK ((state = 'asked') = (decided_on IS NULL)),
	CHECK ((state = 'asked') = (decided_by IS NULL)),
	CHECK (state <> 'declined' OR answer IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX waiver_request_unanswered ON waiver_request
	(run_id, step_id) WHERE state = 'asked';
CREATE INDEX waiver_request_of_run ON waiver_request (run_id, step_id);
CREATE INDEX waiver_request_of_step ON waiver_request (step_id);

PRAGMA user_version = 5;
