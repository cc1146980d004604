-- What is wanted of terminals that call, until they ask. The task holds cards and PINs and is sealed.

create table terminal_errand (
    org_id ${id} not null,
    errand_no bigint not null,
    terminal_id ${id} not null,
    kind varchar(20) not null,
    task ${bytes} not null,
    state varchar(12) not null,
    detail varchar(100) not null,
    asked_at bigint not null,
    changed_at bigint not null,
    expires_at bigint,
    handed int not null,
    asked_by varchar(200) not null,
    constraint terminal_errand_key primary key (org_id, errand_no),
    constraint terminal_errand_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index terminal_errand_open on terminal_errand (org_id, terminal_id, state);

-- What terminals reported besides punches; each record once.
create table terminal_event (
    org_id ${id} not null,
    terminal_id ${id} not null,
    record_id varchar(200) ${collate} not null,
    id ${id} not null,
    kind varchar(24) not null,
    code varchar(60) not null,
    reading bigint,
    received_at bigint not null,
    holder varchar(60) not null,
    raw ${bytes} not null,
    constraint terminal_event_key primary key (org_id, terminal_id, record_id),
    constraint terminal_event_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index terminal_event_order on terminal_event (org_id, terminal_id, id);
