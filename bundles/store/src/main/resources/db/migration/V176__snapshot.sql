-- Whether pictures that terminals take of punches are kept.
create table snapshot_rule (
    org_id ${id} not null,
    is_on boolean not null,
    keep_days int not null,
    notice_zh ${text} not null,
    notice_en ${text} not null,
    sample_percent int not null,
    low_score int not null,
    version bigint not null,
    constraint snapshot_rule_key primary key (org_id)
);

-- The pictures, which lie in the vault. reading is the clock reading in seconds as if it were UTC, 0 for none; position is
-- that of the punch it belongs to, null while none is known.
create table snapshot (
    org_id ${id} not null,
    id ${id} not null,
    terminal_id ${id} not null,
    holder varchar(64) not null,
    reading bigint not null,
    hash char(64) not null,
    made_at bigint not null,
    received_at bigint not null,
    position bigint,
    constraint snapshot_key primary key (org_id, id),
    constraint snapshot_once unique (org_id, terminal_id, reading, holder, hash)
);
create index snapshot_at on snapshot (org_id, terminal_id, made_at);
create index snapshot_of on snapshot (org_id, position);
create index snapshot_age on snapshot (org_id, received_at);

-- Punches whose pictures somebody is to look at, by the position of the punch. reasons are between commas.
create table picture_review (
    org_id ${id} not null,
    position bigint not null,
    terminal_id ${id} not null,
    made_at bigint not null,
    marked_at bigint not null,
    reasons varchar(100) not null,
    verdict varchar(10) not null,
    decided_by varchar(200) not null,
    decided_at bigint,
    version bigint not null,
    constraint picture_review_key primary key (org_id, position)
);
create index picture_review_waiting on picture_review (org_id, verdict, position);
