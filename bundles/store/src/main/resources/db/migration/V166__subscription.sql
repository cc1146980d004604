-- What people want again and again, and when it is due.
create table subscription (
    org_id ${id} not null,
    id ${id} not null,
    owner_id ${id} not null,
    name varchar(100) not null,
    kind varchar(20) not null,
    wants ${text} not null,
    every varchar(10) not null,
    day_number int not null,
    at_time varchar(5) not null,
    zone varchar(50) not null,
    channel varchar(10) not null,
    target varchar(50) not null,
    enabled boolean not null,
    next_at bigint not null,
    last_at bigint,
    failure varchar(300) not null,
    version bigint not null,
    constraint subscription_key primary key (org_id, id)
);
create index subscription_due on subscription (org_id, next_at);
create index subscription_owner on subscription (org_id, owner_id);
