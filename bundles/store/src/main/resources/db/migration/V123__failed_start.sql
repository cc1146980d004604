-- Up to where the punch log was looked through for failed starts of shifts, and which are followed up.
create table failed_start_head (
    org_id ${id} not null,
    last_position bigint not null,
    constraint failed_start_head_key primary key (org_id)
);

create table failed_start (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    constraint failed_start_key primary key (org_id, employee_id, work_date)
);
