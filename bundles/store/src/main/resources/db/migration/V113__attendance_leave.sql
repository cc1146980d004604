-- Leave accounts: lines that are only added, one of a kind for each source.

create table leave_entry (
    org_id ${id} not null,
    employee_id ${id} not null,
    leave_type varchar(40) not null,
    kind varchar(10) not null,
    source varchar(60) not null,
    from_day date not null,
    minutes int not null,
    expires_on date,
    reason varchar(400) not null,
    entered_by varchar(200) not null,
    entered_at bigint not null,
    constraint leave_entry_key primary key (org_id, employee_id, leave_type, kind, source)
);

-- Since when somebody works, with whomever, where it is not the day they were hired.
create table leave_seniority (
    org_id ${id} not null,
    employee_id ${id} not null,
    since date not null,
    constraint leave_seniority_key primary key (org_id, employee_id)
);
