-- Terminals authorised before they call. open_key is how one is found until it has arrived, else its id.
create table terminal_expected (
    org_id ${id} not null,
    id ${id} not null,
    open_key varchar(120) ${collate} not null,
    serial varchar(100) not null,
    name_zh varchar(200) not null,
    name_en varchar(200) not null,
    site_id ${id} not null,
    area_id ${id},
    driver varchar(100) not null,
    direction varchar(8) not null,
    purpose varchar(12) not null,
    until_at bigint,
    added_by varchar(200) not null,
    added_at bigint not null,
    terminal_id ${id},
    arrived_at bigint,
    constraint terminal_expected_key primary key (org_id, id),
    constraint terminal_expected_open unique (org_id, open_key)
);
