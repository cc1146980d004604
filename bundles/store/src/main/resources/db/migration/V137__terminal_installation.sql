-- How and where terminals hang, and photographs of it, which lie in the vault.
create table terminal_installation (
    org_id ${id} not null,
    terminal_id ${id} not null,
    connected_by varchar(12) not null,
    network varchar(300) not null,
    note varchar(1000) not null,
    written_by varchar(200) not null,
    written_at bigint not null,
    version bigint not null,
    constraint terminal_installation_key primary key (org_id, terminal_id),
    constraint terminal_installation_of foreign key (org_id, terminal_id) references terminal (org_id, id)
);

create table terminal_check (
    org_id ${id} not null,
    terminal_id ${id} not null,
    what varchar(12) not null,
    verdict varchar(12) not null,
    constraint terminal_check_key primary key (org_id, terminal_id, what)
);

create table terminal_photo (
    org_id ${id} not null,
    id ${id} not null,
    terminal_id ${id} not null,
    hash char(64) not null,
    added_by varchar(200) not null,
    added_at bigint not null,
    constraint terminal_photo_key primary key (org_id, id),
    constraint terminal_photo_of foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index terminal_photo_terminal on terminal_photo (org_id, terminal_id, id);
