-- Other settings for single people. While one holds, ended_at is null.

create table rule_override (
    org_id ${id} not null,
    id ${id} not null,
    employee_id ${id} not null,
    from_day date not null,
    until_day date,
    settings varchar(4000) not null,
    reason varchar(400) not null,
    made_by varchar(200) not null,
    made_at bigint not null,
    expires date,
    ended_by varchar(200) not null,
    ended_at bigint,
    ended_reason varchar(400) not null,
    version bigint not null,
    constraint rule_override_key primary key (org_id, id)
);

create index rule_override_person on rule_override (org_id, employee_id, from_day);
