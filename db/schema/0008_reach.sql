-- 0008: what was said and what was, found without reading what does not matter.

-- Which lines are about a thing, from the index alone.
DROP INDEX contact_about_run;
CREATE INDEX contact_about_run ON contact_about (run_id, step_id, log_id)
	WHERE run_id IS NOT NULL;
DROP INDEX contact_about_item;
CREATE INDEX contact_about_item ON contact_about (open_item_id, log_id)
	WHERE open_item_id IS NOT NULL;

-- Lines of an organisation where no person was named: few among many.
CREATE INDEX contact_log_to_vendor ON contact_log (vendor_id, on_date)
	WHERE contact_id IS NULL;
CREATE INDEX contact_log_to_municipality ON contact_log
	(municipality_id, on_date) WHERE contact_id IS NULL;

-- Earlier periods in their order, without a sort for every subject.
DROP INDEX past_mark_of_run;
CREATE INDEX past_mark_of_run ON past_mark (run_id, step_id, on_date);

PRAGMA user_version = 8;
