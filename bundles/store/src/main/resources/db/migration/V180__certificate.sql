-- What people must be able to prove, and what they can. Kinds are few and read whole, so the places that ask for them are ids in a
-- column, with blanks between.
create table certificate_kind (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    terminals ${text} not null,
    areas ${text} not null,
    sites ${text} not null,
    version bigint not null,
    constraint certificate_kind_key primary key (org_id, id)
);

create table certificate (
    org_id ${id} not null,
    employee_id ${id} not null,
    kind_id ${id} not null,
    valid_until date not null,
    reference varchar(60) not null,
    entered_by varchar(200) not null,
    entered_at bigint not null,
    constraint certificate_key primary key (org_id, employee_id, kind_id),
    constraint certificate_of_kind foreign key (org_id, kind_id) references certificate_kind (org_id, id) on delete cascade
);
create index certificate_valid on certificate (org_id, kind_id, valid_until);
