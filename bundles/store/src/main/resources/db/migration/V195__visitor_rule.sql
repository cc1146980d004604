-- How long visitors are kept in mind.
create table visitor_rule (
    org_id ${id} not null,
    keep_days int not null,
    version bigint not null,
    constraint visitor_rule_key primary key (org_id)
);
