# A made-up installation list, the same every time: 98 municipalities times
# as many systems as it takes, each pair once; ';', UTF-8, eleven columns,
# some cells quoted, some with line breaks in them.
# awk -v rows=N [-v order=system] [-v mark=TEXT] -f rows.awk MUNICIPALITIES.csv
# order=system: a system's municipalities stand together, as a vendor sends
# them; else a municipality's systems. mark stands in every note.
BEGIN { FS = ";"; n = 0 }
NR > 1 && NF > 1 { code[n] = $1; name[n++] = $2 }
END {
	nw = split("Sund Børne Ældre Skole Plan Miljø Vej Løn Kultur Bygge " \
	    "Tand Pleje Borger Sags Drift Økonomi Ydelse Job Fritids Havne " \
	    "Natur Energi Arkiv Kort Valg Årsplan Vagt Lager Indkøbs Journal",
	    word, " ")
	nk = split("portalen net basen linje bro værk hus kort vagt spor log " \
	    "rum central nøgle plan støtte data sky flow tavle", kind, " ")
	nf = split("Nordsø Øresund Fyn Storebælt Limfjord Ærø Møn Skagen " \
	    "Himmerland Vesterhav Sjølund Kattegat Djurs Mols Rold Als " \
	    "Samsø Lillebælt Thy Hald", firm, " ")
	ns = split("Software Systemer IT Data Kommunedata Løsninger", sort, " ")
	np = split("Søren Ærø|Åse Lund|Mette Holm|Ib Bæk|Jørgen Å. Friis",
	    person, "|")
	nc = split("SKI 02.19 (2014)|SKI 02.19 (2019)|Individuel " \
	    "EU-udbudskontrakt", contract, "|")
	systems = int((rows + n - 1) / n)
	print "Kommunekode;Kommune;Leverandør;System;Område;Kontrakttype;" \
	    "Kontrakt;Status;Dato;Ansvarlig;Bemærkning"
	for (i = 0; i < rows; i++) {
		if (order == "system") { m = i % n; s = int(i / n) }
		else { m = int(i / systems); s = i % systems }
		row(m, s, (m * 7 + s * 3) % 100)
	}
}
function row(m, s, r,	v, date, status, note) {
	v = int(s / 24)
	date = sprintf("%02d-%02d-%d", 1 + (m + s) % 28, 1 + s % 12,
	    2019 + r % 2)
	if (r < 40) { status = "I drift" }
	else if (r < 70) { status = "Aftalt" }
	else { status = "Endnu ikke aftalt"; date = "" }
	note = mark
	if (r % 20 == 7)
		note = "\"Første linje " mark "\nanden linje\""
	else if (r % 9 == 4)
		note = "\"Kaldes \"\"" word[1 + s % nw] "\"\"; se sag " r " " mark "\""
	else if (r % 3)
		note = "Afventer svar fra kommunen om idriftsættelse " r " " mark
	printf "%s;%s;%s %s%s;%s%s %s;Fagområde;%s;KOMBIT-%06d-%d;%s;%s;%s;%s\n",
	    code[m], name[m],
	    firm[1 + v % nf], sort[1 + int(v / nf) % ns],
	    v < nf * ns ? "" : " " int(v / (nf * ns)),
	    word[1 + s % nw], kind[1 + int(s / nw) % nk],
	    100 + s, contract[1 + (s + m) % nc], s, m, status, date,
	    person[1 + (s + m) % np], note
}
