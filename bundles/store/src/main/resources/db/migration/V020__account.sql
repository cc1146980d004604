-- Who may do what. Passwords, codes, tokens and secrets are here as hashes only.

-- The companies of this installation; ordinal 1 is the one that people sign in to.
create table served_company (
    org_id ${id} not null,
    ordinal int not null,
    founded_at bigint not null,
    constraint served_company_key primary key (org_id),
    constraint served_company_ordinal_key unique (ordinal)
);

create table account (
    org_id ${id} not null,
    id ${id} not null,
    kind varchar(10) not null,
    name varchar(60) not null,
    name_key varchar(100) ${collate} not null,
    display_name varchar(100) not null,
    display_key varchar(400) not null,
    employee_id ${id},
    locale varchar(10) not null,
    must_change_password boolean not null,
    disabled boolean not null,
    version bigint not null,
    constraint account_key primary key (org_id, id),
    constraint account_name_key unique (org_id, name_key),
    constraint account_employee_key unique (org_id, employee_id)
);

-- What accounts and API keys hold: a role for a scope, as text.
create table role_grant (
    org_id ${id} not null,
    holder_id ${id} not null,
    ordinal int not null,
    role_code varchar(40) not null,
    scope ${text} not null,
    constraint role_grant_key primary key (org_id, holder_id, ordinal)
);
create index role_grant_role on role_grant (org_id, role_code);

create table account_secret (
    org_id ${id} not null,
    account_id ${id} not null,
    password varchar(200),
    code varchar(200),
    code_expires_at bigint,
    constraint account_secret_key primary key (org_id, account_id)
);

create table sign_in_session (
    org_id ${id} not null,
    token_hash char(64) not null,
    account_id ${id} not null,
    address varchar(100) not null,
    signed_in_at bigint not null,
    confirmed_at bigint not null,
    idle_until_at bigint not null,
    until_at bigint not null,
    constraint sign_in_session_key primary key (org_id, token_hash)
);
create index sign_in_session_account on sign_in_session (org_id, account_id);
create index sign_in_session_age on sign_in_session (org_id, idle_until_at);

-- Failed attempts, by the hash of what is counted: a name, an address, or both.
create table lock_out (
    org_id ${id} not null,
    tally_key char(64) not null,
    failures int not null,
    last_at bigint not null,
    blocked_until_at bigint not null,
    version bigint not null,
    constraint lock_out_key primary key (org_id, tally_key)
);
create index lock_out_age on lock_out (org_id, last_at);

-- From where an account has signed in.
create table familiar_address (
    org_id ${id} not null,
    account_id ${id} not null,
    address varchar(100) not null,
    last_at bigint not null,
    constraint familiar_address_key primary key (org_id, account_id, address)
);

create table api_key (
    org_id ${id} not null,
    id ${id} not null,
    name varchar(100) not null,
    hint varchar(4) not null,
    secret_hash char(64) not null,
    created_at bigint not null,
    last_used_at bigint,
    expires_at bigint,
    revoked boolean not null,
    version bigint not null,
    constraint api_key_key primary key (org_id, id),
    constraint api_key_secret_key unique (org_id, secret_hash)
);

-- The roles that a company defined itself.
create table own_role (
    org_id ${id} not null,
    code varchar(40) ${collate} not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    permissions ${text} not null,
    masks ${text} not null,
    reach varchar(20) not null,
    version bigint not null,
    constraint own_role_key primary key (org_id, code)
);
