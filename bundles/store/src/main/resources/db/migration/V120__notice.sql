-- What people are told, who has read it, and who hears of what. A rule that was never set is the standard.

create table notice (
    org_id ${id} not null,
    id ${id} not null,
    notice_key varchar(200) not null,
    topic varchar(20) not null,
    text_zh varchar(1000) not null,
    text_en varchar(1000) not null,
    link varchar(200) not null,
    made_at bigint not null,
    constraint notice_of primary key (org_id, id),
    constraint notice_once unique (org_id, notice_key)
);
create index notice_made on notice (org_id, made_at);

create table notice_reader (
    org_id ${id} not null,
    account_id ${id} not null,
    notice_id ${id} not null,
    read_at bigint,
    constraint notice_reader_key primary key (org_id, account_id, notice_id),
    constraint notice_reader_notice foreign key (org_id, notice_id) references notice (org_id, id)
);

create table notice_rule (
    org_id ${id} not null,
    topic varchar(20) not null,
    enabled boolean not null,
    roles ${text} not null,
    delay_minutes int not null,
    version bigint not null,
    constraint notice_rule_key primary key (org_id, topic)
);
