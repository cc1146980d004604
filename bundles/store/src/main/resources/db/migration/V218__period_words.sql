-- The check of a period reads at once what everybody said of it.
create index period_sheet_period on period_sheet (org_id, period_id);
create index day_acceptance_date on day_acceptance (org_id, work_date);
