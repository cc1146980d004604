-- What the company decided about terminals' clocks.
create table terminal_clock_policy (
    org_id ${id} not null,
    handling varchar(8) not null,
    tolerance_seconds int not null,
    version bigint not null,
    constraint terminal_clock_policy_key primary key (org_id)
);

-- Up to where the punch log was counted.
create table terminal_attempt_head (
    org_id ${id} not null,
    last_position bigint not null,
    constraint terminal_attempt_head_key primary key (org_id)
);

-- Attempts at each terminal, by hour of its wall (in hours as if it were UTC) and method.
create table terminal_attempt (
    org_id ${id} not null,
    terminal_id ${id} not null,
    wall_hour bigint not null,
    method varchar(12) not null,
    accepted bigint not null,
    refused bigint not null,
    timed bigint not null,
    delay_millis bigint not null,
    constraint terminal_attempt_key primary key (org_id, terminal_id, wall_hour, method)
);
create index terminal_attempt_hour on terminal_attempt (org_id, wall_hour);

create table terminal_refusal (
    org_id ${id} not null,
    position bigint not null,
    terminal_id ${id} not null,
    employee_id ${id},
    made_at bigint not null,
    method varchar(12) not null,
    reason varchar(200) not null,
    constraint terminal_refusal_key primary key (org_id, position)
);
create index terminal_refusal_terminal on terminal_refusal (org_id, terminal_id, made_at);
create index terminal_refusal_employee on terminal_refusal (org_id, employee_id, position);

create table terminal_maintenance (
    org_id ${id} not null,
    id ${id} not null,
    terminal_id ${id} not null,
    done_work varchar(12) not null,
    said varchar(1000) not null,
    done_on date not null,
    next_on date,
    written_by varchar(200) not null,
    written_at bigint not null,
    constraint terminal_maintenance_key primary key (org_id, id),
    constraint terminal_maintenance_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index terminal_maintenance_of on terminal_maintenance (org_id, terminal_id, id);
