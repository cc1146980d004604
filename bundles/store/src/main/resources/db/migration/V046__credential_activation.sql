-- Where cards are activated and how; checks are between commas.
create table activation_point (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    site_id ${id} not null,
    reader varchar(100) not null,
    checks varchar(60) not null,
    closed boolean not null,
    version bigint not null,
    constraint activation_point_key primary key (org_id, id)
);

create table activation_policy (
    org_id ${id} not null,
    remind_days int not null,
    cancel_days int not null,
    constraint activation_policy_key primary key (org_id)
);

create table card_activation (
    org_id ${id} not null,
    credential_id ${id} not null,
    point_id ${id},
    check_kind varchar(10) not null,
    operator varchar(200) not null,
    activated_at bigint not null,
    constraint card_activation_key primary key (org_id, credential_id)
);

-- One code a card, as a hash.
create table activation_code (
    org_id ${id} not null,
    credential_id ${id} not null,
    code_hash ${hash} not null,
    until_at bigint not null,
    wrong int not null,
    constraint activation_code_key primary key (org_id, credential_id)
);

create table swipe_test (
    org_id ${id} not null,
    id ${id} not null,
    credential_id ${id} not null,
    terminal_id ${id} not null,
    begun_at bigint not null,
    until_at bigint not null,
    operator varchar(200) not null,
    state varchar(8) not null,
    settled_at bigint not null,
    constraint swipe_test_key primary key (org_id, id)
);

-- Which doors, for a group. Levels are few and read whole, so their parts are ids in a column, with blanks between.
create table access_level (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    terminals ${text} not null,
    departments ${text} not null,
    people ${text} not null,
    version bigint not null,
    constraint access_level_key primary key (org_id, id)
);
