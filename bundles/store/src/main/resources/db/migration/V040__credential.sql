-- What readers recognise. The identifier is sealed; the hashes are blind indexes. live_exact and live_printed are those of
-- the number while it is held, and otherwise something that is nobody else's, so that a number is held once.
create table credential (
    org_id ${id} not null,
    id ${id} not null,
    holder_id ${id} not null,
    kind varchar(12) not null,
    identifier ${bytes} not null,
    exact_hash ${hash} not null,
    live_exact ${hash} not null,
    live_printed ${hash} not null,
    state varchar(12) not null,
    valid_from bigint not null,
    valid_until bigint not null,
    issued_at bigint not null,
    revoked_at bigint not null,
    replaces_id varchar(36) not null,
    reason varchar(500) not null,
    version bigint not null,
    constraint credential_key primary key (org_id, id),
    constraint credential_exact_key unique (org_id, live_exact),
    constraint credential_printed_key unique (org_id, live_printed),
    constraint credential_holder foreign key (org_id, holder_id) references employee (org_id, id)
);
create index credential_exact on credential (org_id, exact_hash);

-- Every writing of a number, lossy and reversed ones too: not unique.
create table credential_search (
    org_id ${id} not null,
    key_hash ${hash} not null,
    credential_id ${id} not null,
    constraint credential_search_key primary key (org_id, key_hash, credential_id),
    constraint credential_search_of foreign key (org_id, credential_id) references credential (org_id, id)
);
