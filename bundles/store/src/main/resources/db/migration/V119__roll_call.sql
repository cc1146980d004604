-- Who was to be found at a site, and who was. While a roll is called, running is the site; afterwards the call itself.

create table roll_call (
    org_id ${id} not null,
    id ${id} not null,
    running ${id} not null,
    site_id ${id} not null,
    started_at bigint not null,
    started_by varchar(200) not null,
    assembly ${text} not null,
    read_up_to bigint not null,
    ended_at bigint,
    ended_by varchar(200) not null,
    constraint roll_call_key primary key (org_id, id),
    constraint roll_call_running unique (org_id, running)
);

create table roll_call_person (
    org_id ${id} not null,
    roll_call_id ${id} not null,
    employee_id ${id} not null,
    place int not null,
    standing varchar(8) not null,
    last_seen bigint,
    found_at bigint,
    found_how varchar(4),
    found_by varchar(200),
    constraint roll_call_person_key primary key (org_id, roll_call_id, employee_id),
    constraint roll_call_person_of foreign key (org_id, roll_call_id) references roll_call (org_id, id)
);
