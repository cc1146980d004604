-- What backup PINs are like; without a row as it ships.
create table backup_pin_rule (
    org_id ${id} not null,
    is_on boolean not null,
    digits int not null,
    days int not null,
    version bigint not null,
    constraint backup_pin_rule_key primary key (org_id)
);
