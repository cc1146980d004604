-- How punches by phone are taken.
create table phone_punch_rule (
    org_id ${id} not null,
    outside varchar(10) not null,
    most_accuracy int not null,
    keep_days int not null,
    version bigint not null,
    constraint phone_punch_rule_key primary key (org_id)
);

-- Who may punch by phone, and where. whom says what whom_id is, '' for everybody; circle is sealed, null for anywhere.
create table phone_place (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(200) not null,
    name_en varchar(200) not null,
    whom varchar(12) not null,
    whom_id varchar(36) not null,
    circle ${bytes},
    version bigint not null,
    constraint phone_place_key primary key (org_id, id)
);

-- The evidence of punches by phone. fix is sealed, null where the phone did not say and once its days are over. doubts are
-- between commas.
create table phone_punch (
    org_id ${id} not null,
    id ${id} not null,
    employee_id ${id} not null,
    credential_id ${id} not null,
    terminal_id ${id} not null,
    function_key varchar(12) not null,
    made_at bigint not null,
    received_at bigint not null,
    device_at bigint not null,
    fix ${bytes},
    distance int,
    place_zh varchar(200) not null,
    place_en varchar(200) not null,
    on_field_work boolean not null,
    doubts varchar(120) not null,
    state varchar(10) not null,
    decided_by varchar(200) not null,
    decided_at bigint,
    decided_why varchar(500) not null,
    version bigint not null,
    constraint phone_punch_key primary key (org_id, id),
    constraint phone_punch_once unique (org_id, employee_id, made_at)
);
create index phone_punch_state on phone_punch (org_id, state, made_at, id);
create index phone_punch_age on phone_punch (org_id, received_at);
