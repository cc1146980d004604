-- Whose people contractors are, and until when; good_until is the first of the two ends.
create table employee_contract (
    org_id ${id} not null,
    employee_id ${id} not null,
    company varchar(120) not null,
    until_on date not null,
    induction varchar(120) not null,
    inducted_until date,
    good_until date not null,
    version bigint not null,
    constraint employee_contract_key primary key (org_id, employee_id),
    constraint employee_contract_of foreign key (org_id, employee_id) references employee (org_id, id) on delete cascade
);
create index employee_contract_good on employee_contract (org_id, good_until, employee_id);
