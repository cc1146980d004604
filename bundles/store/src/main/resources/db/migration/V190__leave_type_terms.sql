-- Whether a file is wanted beside a request for it, and whether it counts as attended; leave that is not paid, as part of leave.
alter table leave_type add column attachment boolean not null default false;
alter table leave_type add column attended boolean not null default false;
alter table day_result add column unpaid_leave smallint not null default 0;
