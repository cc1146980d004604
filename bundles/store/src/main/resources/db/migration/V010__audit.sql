-- The audit trail. Rows are added and sealed once, never changed otherwise, never deleted.

create table audit_entry (
    org_id ${id} not null,
    position bigint generated always as identity,
    id ${id} not null,
    recorded_at bigint not null,
    actor_kind varchar(10) not null,
    actor_id varchar(200) not null,
    actor_name varchar(200) not null,
    address varchar(200) not null,
    request_id varchar(200) not null,
    action varchar(200) not null,
    subject_kind varchar(200) not null,
    subject_id varchar(200) not null,
    subject_label varchar(300) not null,
    fields_before ${text} not null,
    fields_after ${text} not null,
    reason varchar(1000) not null,
    content_hash char(64) not null,
    chain_sequence bigint,
    previous_hash char(64),
    chain_hash char(64),
    constraint audit_entry_key primary key (org_id, position),
    constraint audit_entry_id_key unique (org_id, id),
    constraint audit_entry_chain_key unique (org_id, chain_sequence)
);
create index audit_entry_time on audit_entry (org_id, recorded_at);
create index audit_entry_subject on audit_entry (org_id, subject_id, position);
create index audit_entry_actor on audit_entry (org_id, actor_id, position);

-- The last sealed entry; whoever seals moves it from what was read.
create table audit_head (
    org_id ${id} not null,
    chain_sequence bigint not null,
    chain_hash char(64) not null,
    constraint audit_head_key primary key (org_id)
);

create table audit_checkpoint (
    org_id ${id} not null,
    number bigint not null,
    signed_at bigint not null,
    chain_sequence bigint not null,
    chain_hash char(64) not null,
    previous_hash varchar(64) not null,
    signature varchar(100) not null,
    constraint audit_checkpoint_key primary key (org_id, number)
);
