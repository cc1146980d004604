-- What a company made of the types of leave that ship, and its own: editions, each from a date on. Version is that of the whole type
-- when the edition was put. The yearly grants are years:days between blanks.
create table leave_type (
    org_id ${id} not null,
    code varchar(40) not null,
    from_day date not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    basis varchar(20) not null,
    paid_percent int not null,
    unit int not null,
    most_days int,
    deadline_days int,
    balance boolean not null,
    yearly varchar(200) not null,
    carry_months int not null,
    offered boolean not null,
    version bigint not null,
    constraint leave_type_key primary key (org_id, code, from_day)
);
