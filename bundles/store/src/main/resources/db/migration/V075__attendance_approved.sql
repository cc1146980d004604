-- What approved requests put in force: punches that stand for missing ones, leave, trips, overtime. Why is in the request.

create table approved_time (
    org_id ${id} not null,
    employee_id ${id} not null,
    request_id ${id} not null,
    kind varchar(12) not null,
    from_at bigint not null,
    until_at bigint not null,
    leave_type varchar(40) not null,
    constraint approved_time_key primary key (org_id, employee_id, request_id)
);
