-- By which edition of its driver a terminal's list was told last: what an older one refused is told again by another.

alter table terminal_list add column driver_version varchar(60) not null default '';
