-- Payment demands.

-- :name PAYMENT_LINES
-- All lines of the contract that line ?1 belongs to. A line that tells no
-- kind of contract is under that of the living installation.
SELECT p.id, ifnull(p.contract, i.contract), p.kind, p.covered,
	p.amount_oere, p.primary_oere, p.decision
FROM payment_demand o
JOIN payment_demand p ON p.municipality_id = o.municipality_id
	AND p.system_id = o.system_id AND p.contract_ref IS o.contract_ref
LEFT JOIN installation i ON i.municipality_id = p.municipality_id
	AND i.system_id = p.system_id AND ifnull(i.valid_to, '') = ''
WHERE o.id = ?1;
