-- Whether people may have their phones bound. version is the edition of the notice that they agree to.
create table phone_rule (
    org_id ${id} not null,
    is_on boolean not null,
    most_per_person int not null,
    shared varchar(10) not null,
    notice_zh ${text} not null,
    notice_en ${text} not null,
    version bigint not null,
    constraint phone_rule_key primary key (org_id)
);
