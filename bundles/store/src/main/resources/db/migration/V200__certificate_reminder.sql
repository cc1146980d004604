-- How many days before its last date a certificate is said to end; 0 for never.
alter table certificate_kind add column remind_days int not null default 30;

-- The first day of which punches of an awaited terminal count; null for the day before it was written down.
alter table terminal_expected add column counts_from date;
