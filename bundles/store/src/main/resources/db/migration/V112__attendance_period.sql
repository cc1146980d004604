-- Periods, what people said to their part of one, and what became known after a lock.

create table attendance_period (
    org_id ${id} not null,
    id ${id} not null,
    from_day date not null,
    until_day date not null,
    state varchar(8) not null,
    despite varchar(400) not null,
    version bigint not null,
    constraint attendance_period_key primary key (org_id, id),
    constraint attendance_period_from unique (org_id, from_day)
);

-- Rises with every change of a period, and is locked by whoever writes results.
create table period_edition (
    org_id ${id} not null,
    edition bigint not null,
    constraint period_edition_key primary key (org_id)
);

-- A yes holds for the results whose digest it names; a time of 0 is no yes.
create table period_sheet (
    org_id ${id} not null,
    period_id ${id} not null,
    employee_id ${id} not null,
    confirmed_digest bigint not null,
    confirmed_by varchar(200) not null,
    confirmed_at bigint not null,
    approved_digest bigint not null,
    approved_by varchar(200) not null,
    approved_at bigint not null,
    constraint period_sheet_key primary key (org_id, employee_id, period_id)
);

create table day_acceptance (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    ordinal smallint not null,
    input_hash bigint not null,
    reason varchar(400) not null,
    accepted_by varchar(200) not null,
    accepted_at bigint not null,
    constraint day_acceptance_key primary key (org_id, employee_id, work_date, ordinal)
);

-- What the period carries of a locked date: minutes more or fewer (LATE=-30 REGULAR=30). Status is the code of the store.
create table day_adjustment (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    ordinal smallint not null,
    period_id ${id} not null,
    from_version int not null,
    to_version int not null,
    minutes varchar(600) not null,
    status smallint not null,
    flags varchar(2000) not null,
    input_hash bigint not null,
    computed_at bigint not null,
    constraint day_adjustment_key primary key (org_id, employee_id, work_date, ordinal, period_id),
    constraint day_adjustment_of foreign key (org_id, period_id) references attendance_period (org_id, id)
);
