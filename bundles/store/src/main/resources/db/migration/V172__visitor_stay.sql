-- Visitors stand among the people, without a period of employment.
alter table employee add column kind varchar(10) not null default 'EMPLOYEE';

-- Why and how long they come. A stay is named by its visitor.
create table visitor_stay (
    org_id ${id} not null,
    visitor_id ${id} not null,
    host_id ${id} not null,
    site_id ${id} not null,
    company varchar(120) not null,
    purpose varchar(300) not null,
    from_at bigint not null,
    until_at bigint not null,
    state varchar(10) not null,
    areas ${text} not null,
    card_id ${id},
    card_label varchar(60) not null,
    arrived_at bigint,
    left_at bigint,
    written_by varchar(200) not null,
    version bigint not null,
    constraint visitor_stay_key primary key (org_id, visitor_id),
    constraint visitor_stay_visitor foreign key (org_id, visitor_id) references employee (org_id, id),
    constraint visitor_stay_host foreign key (org_id, host_id) references employee (org_id, id),
    constraint visitor_stay_site foreign key (org_id, site_id) references site (org_id, id)
);
create index visitor_stay_state on visitor_stay (org_id, state, from_at);
create index visitor_stay_of_host on visitor_stay (org_id, host_id);
