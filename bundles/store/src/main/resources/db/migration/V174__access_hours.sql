-- At which times a level holds: days, H for holidays, from and until, windows apart by a blank; empty for all hours.
alter table access_level add column hours ${text} not null default '';
