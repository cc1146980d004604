-- Suites in branches that serve terminals there. What a gateway is known by is kept as hashes; received is the position of its
-- own log up to which everything is stored here. The columns from contact_at on are what it said last.
create table gateway (
    org_id ${id} not null,
    id ${id} not null,
    name varchar(100) not null,
    state varchar(10) not null,
    created_at bigint not null,
    code_hash varchar(64) not null,
    code_until_at bigint not null,
    secret_hash varchar(64) not null,
    received bigint not null,
    contact_at bigint,
    clock_error_millis bigint,
    waiting bigint,
    oldest_at bigint,
    software varchar(60),
    held varchar(64),
    version bigint not null,
    constraint gateway_key primary key (org_id, id)
);

-- Which gateway serves a terminal.
create table gateway_terminal (
    org_id ${id} not null,
    terminal_id ${id} not null,
    gateway_id ${id} not null,
    constraint gateway_terminal_key primary key (org_id, terminal_id),
    constraint gateway_terminal_gateway foreign key (org_id, gateway_id) references gateway (org_id, id),
    constraint gateway_terminal_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);

-- Which terminals a gateway ever served: their punches may still be on the way.
create table gateway_served (
    org_id ${id} not null,
    gateway_id ${id} not null,
    terminal_id ${id} not null,
    constraint gateway_served_key primary key (org_id, gateway_id, terminal_id),
    constraint gateway_served_gateway foreign key (org_id, gateway_id) references gateway (org_id, id)
);

-- What this suite is to its head office, where it is a gateway itself.
create table branch (
    org_id ${id} not null,
    head varchar(300) not null,
    gateway_id ${id} not null,
    code_hash varchar(64) not null,
    held varchar(64) not null,
    sealed ${bytes} not null,
    constraint branch_key primary key (org_id)
);
