-- What is counted under a pay code, and where: lines of SITE, AREA, DEPARTMENT, POST or SHIFT with an id or a name. A rule that never
-- held ends before it starts.
create table allowance_rule (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    pay_code varchar(20) not null,
    measure varchar(20) not null,
    at_least int not null,
    kind varchar(10) not null,
    amount int not null,
    reach ${text} not null,
    from_day date not null,
    until_day date,
    made_by varchar(200) not null,
    version bigint not null,
    constraint allowance_rule_key primary key (org_id, id)
);
