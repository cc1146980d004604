-- Secret addresses under which rosters are read as calendars; only a hash of each is kept. Subject is OWN or a department.
create table roster_feed (
    org_id ${id} not null,
    account_id ${id} not null,
    subject varchar(36) not null,
    token_hash varchar(64) not null,
    made_at bigint not null,
    read_at bigint,
    constraint roster_feed_key primary key (org_id, account_id, subject),
    constraint roster_feed_once unique (org_id, token_hash)
);
