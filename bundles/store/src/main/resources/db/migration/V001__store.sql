-- What the store keeps for itself. These tables belong to the installation and not to a company.

create table store_property (
    name varchar(60) not null,
    property_value varchar(500) not null,
    constraint store_property_key primary key (name)
);

-- Check value of every key the data was written with.
create table store_key (
    purpose varchar(20) not null,
    key_version int not null,
    check_value varchar(64) not null,
    constraint store_key_key primary key (purpose, key_version)
);

-- Who may do what only one node may do, until when; the epoch grows with every change of owner.
create table lease (
    name varchar(200) not null,
    owner varchar(60) not null,
    epoch bigint not null,
    held_until bigint not null,
    constraint lease_key primary key (name)
);

-- When what runs by the clock ran last and is due next (milliseconds).
create table scheduled_run (
    org_id ${id} not null,
    name varchar(100) not null,
    last_run bigint,
    next_run bigint not null,
    constraint scheduled_run_key primary key (org_id, name)
);

-- The answer to a request that may come again; state is RUNNING or DONE.
create table idempotency (
    org_id ${id} not null,
    caller varchar(100) not null,
    idempotency_key varchar(200) not null,
    request_hash varchar(64) not null,
    state varchar(10) not null,
    answer ${blob},
    created_at bigint not null,
    constraint idempotency_primary primary key (org_id, caller, idempotency_key)
);
create index idempotency_age on idempotency (created_at);

-- A file in the blob store, named by the hash of its content.
create table blob_file (
    org_id ${id} not null,
    hash char(64) not null,
    bytes bigint not null,
    uses int not null,
    created_at bigint not null,
    constraint blob_file_key primary key (org_id, hash)
);
