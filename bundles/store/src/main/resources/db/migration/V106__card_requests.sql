-- Requests have a number of their own, may be late, and may have files beside them.

alter table request add column request_number bigint not null default 0;
alter table request add column escalate_to varchar(40) not null default 'HR';
alter table request add column escalated boolean not null default false;
alter table request_chain add column escalate_to varchar(40) not null default 'HR';

update request
    set request_number =
        (select count(*) from request earlier where earlier.org_id = request.org_id and earlier.id <= request.id);
create unique index request_number_key on request (org_id, request_number);

create table request_number (
    org_id ${id} not null,
    last_number bigint not null,
    constraint request_number_of primary key (org_id)
);
insert into request_number (org_id, last_number)
    select org_id, max(request_number) from request group by org_id;

create table request_attachment (
    org_id ${id} not null,
    id ${id} not null,
    request_id ${id} not null,
    file_name ${bytes} not null,
    file_type varchar(8) not null,
    bytes bigint not null,
    hash char(64) not null,
    added_by varchar(200) not null,
    added_at bigint not null,
    constraint request_attachment_key primary key (org_id, id),
    constraint request_attachment_of foreign key (org_id, request_id) references request (org_id, id)
);
create index request_attachment_request on request_attachment (org_id, request_id);

-- What the card office works by; the site is the company's id where no site is meant.
create table card_policy (
    org_id ${id} not null,
    site_id ${id} not null,
    terms_zh ${text} not null,
    terms_en ${text} not null,
    receipt_zh ${text} not null,
    receipt_en ${text} not null,
    care_zh ${text} not null,
    care_en ${text} not null,
    days_from smallint not null,
    days_until smallint not null,
    request_needed boolean not null,
    four_eyes boolean not null,
    version bigint not null,
    constraint card_policy_key primary key (org_id, site_id)
);

-- Who issued a credential may be somebody else than who activates it.
create table card_issuer (
    org_id ${id} not null,
    credential_id ${id} not null,
    actor_id varchar(100) not null,
    constraint card_issuer_key primary key (org_id, credential_id)
);

alter table card_replacement add column request_id ${id};
