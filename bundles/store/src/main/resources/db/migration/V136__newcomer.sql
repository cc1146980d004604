-- Whom other systems sent, by what they call them.
create table newcomer (
    org_id ${id} not null,
    external_id varchar(100) ${collate} not null,
    employee_id ${id} not null,
    assignment_id ${id},
    digest char(64) not null,
    taken_by varchar(200) not null,
    taken_at bigint not null,
    constraint newcomer_key primary key (org_id, external_id)
);
