-- Whether a file is wanted beside a request for it, whether it counts as attended, and its letters in the month sheet; leave that is not
-- paid, as part of leave.
alter table leave_type add column attachment boolean not null default false;
alter table leave_type add column attended boolean not null default false;
alter table leave_type add column sign_zh varchar(2) not null default '';
alter table leave_type add column sign_en varchar(2) not null default '';
alter table day_result add column unpaid_leave smallint not null default 0;
