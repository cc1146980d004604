-- How notices leave the suite, what is on its way, and where readers want their mail.

alter table notice_rule add column mail varchar(10) not null default 'NONE';
alter table notice_rule add column wording_zh varchar(300) not null default '';
alter table notice_rule add column wording_en varchar(300) not null default '';

-- Null for a notice that does not go by mail, or went.
alter table notice_reader add column mail_due_at bigint;
create index notice_reader_mail on notice_reader (org_id, mail_due_at);

create table notice_address (
    org_id ${id} not null,
    account_id ${id} not null,
    address varchar(200) not null,
    constraint notice_address_key primary key (org_id, account_id)
);

create table mail_setting (
    org_id ${id} not null,
    enabled boolean not null,
    host varchar(200) not null,
    port int not null,
    security varchar(10) not null,
    user_name varchar(200) not null,
    password ${bytes} not null,
    sender varchar(200) not null,
    console varchar(300) not null,
    certificate ${text} not null,
    version bigint not null,
    constraint mail_setting_key primary key (org_id)
);

create table webhook (
    org_id ${id} not null,
    id ${id} not null,
    name varchar(80) not null,
    url varchar(500) not null,
    topics ${text} not null,
    enabled boolean not null,
    secret ${bytes} not null,
    version bigint not null,
    constraint webhook_key primary key (org_id, id)
);

create table message (
    org_id ${id} not null,
    id ${id} not null,
    channel varchar(10) not null,
    target ${bytes} not null,
    subject ${bytes} not null,
    body ${bytes} not null,
    file_name varchar(200),
    file_type varchar(100),
    file_blob char(64),
    state varchar(10) not null,
    attempts int not null,
    made_at bigint not null,
    due_at bigint not null,
    lease_end_at bigint not null,
    failure varchar(300) not null,
    constraint message_key primary key (org_id, id)
);
create index message_due on message (org_id, state, channel, due_at);
create index message_age on message (org_id, made_at);
