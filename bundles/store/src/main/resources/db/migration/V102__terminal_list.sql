-- What terminals are to know of credentials, line by line: what is wanted and how far it is. Nothing was kept in the table of
-- this name before. since_at is when the line came into its state, number is under which the terminal was told of it.
drop table card_delivery;
create table card_delivery (
    org_id ${id} not null,
    credential_id ${id} not null,
    terminal_id ${id} not null,
    holder_id ${id} not null,
    want varchar(8) not null,
    state varchar(12) not null,
    since_at bigint not null,
    stamp bigint not null,
    number varchar(32) not null,
    errand_no bigint not null,
    detail varchar(100) not null,
    constraint card_delivery_key primary key (org_id, credential_id, terminal_id)
);
create index card_delivery_open on card_delivery (org_id, terminal_id, state);
create index card_delivery_holder on card_delivery (org_id, holder_id, terminal_id);

-- A terminal's list as a whole.
create table terminal_list (
    org_id ${id} not null,
    terminal_id ${id} not null,
    lists varchar(8) not null,
    reports_refusals boolean not null,
    list_version bigint not null,
    changed_at bigint,
    compared_at bigint,
    strangers int not null,
    asked boolean not null,
    purge boolean not null,
    constraint terminal_list_key primary key (org_id, terminal_id)
);

alter table access_level add column areas ${text} not null default '';
alter table access_level add column sites ${text} not null default '';
alter table access_level add column only_these boolean not null default false;
alter table access_level add column from_on date;
alter table access_level add column until_on date;
