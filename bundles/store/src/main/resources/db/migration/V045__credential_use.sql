-- What terminals were told of a credential, the latest of each.
create table card_delivery (
    org_id ${id} not null,
    credential_id ${id} not null,
    terminal_id ${id} not null,
    want varchar(8) not null,
    state varchar(12) not null,
    told_at bigint not null,
    detail varchar(300) not null,
    constraint card_delivery_key primary key (org_id, credential_id, terminal_id)
);

-- Where a credential was used. first_at and last_at are the terminal's, heard_at is when the suite learned of the last.
create table card_use (
    org_id ${id} not null,
    credential_id ${id} not null,
    terminal_id ${id} not null,
    first_at bigint not null,
    last_at bigint not null,
    heard_at bigint not null,
    uses bigint not null,
    constraint card_use_key primary key (org_id, credential_id, terminal_id)
);

-- Uses of what was stopped: alarms until somebody closes them.
create table card_stopped_use (
    org_id ${id} not null,
    id ${id} not null,
    credential_id ${id} not null,
    holder_id ${id} not null,
    number varchar(200) not null,
    terminal_id ${id} not null,
    state varchar(12) not null,
    used_at bigint not null,
    let_in boolean not null,
    closed_by varchar(200) not null,
    version bigint not null,
    constraint card_stopped_use_key primary key (org_id, id),
    constraint card_stopped_use_once_key unique (org_id, credential_id, terminal_id, used_at)
);

-- Up to where the punch log was read for it.
create table card_watch (
    org_id ${id} not null,
    position bigint not null,
    constraint card_watch_key primary key (org_id)
);
