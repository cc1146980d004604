-- Where the punches of a shift's start and end are looked for, as minutes after midnight, below 0 on the date before; and whether
-- they are needed.
alter table shift_edition add column on_from int;
alter table shift_edition add column on_until int;
alter table shift_edition add column off_from int;
alter table shift_edition add column off_until int;
alter table shift_edition add column in_needed boolean not null default true;
alter table shift_edition add column out_needed boolean not null default true;
