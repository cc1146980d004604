-- Whose photograph lies where in the vault.
create table employee_photo (
    org_id ${id} not null,
    employee_id ${id} not null,
    hash char(64) not null,
    added_by varchar(200) not null,
    added_at bigint not null,
    constraint employee_photo_key primary key (org_id, employee_id),
    constraint employee_photo_of foreign key (org_id, employee_id) references employee (org_id, id) on delete cascade
);
