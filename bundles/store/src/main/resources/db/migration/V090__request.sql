-- Requests. What is asked for and why is a person's own matter and sealed, as is what was said about it.

create table request (
    org_id ${id} not null,
    id ${id} not null,
    kind varchar(40) not null,
    employee_id ${id} not null,
    body ${bytes} not null,
    state varchar(12) not null,
    steps varchar(250) not null,
    four_eyes boolean not null,
    step smallint not null,
    waits_for varchar(40) not null,
    due_on date not null,
    version bigint not null,
    constraint request_key primary key (org_id, id),
    constraint request_employee foreign key (org_id, employee_id) references employee (org_id, id)
);
create index request_of_employee on request (org_id, employee_id, kind);
create index request_open on request (org_id, state, due_on);

create table request_event (
    org_id ${id} not null,
    request_id ${id} not null,
    event_no int not null,
    verb varchar(12) not null,
    step smallint not null,
    actor_id varchar(100) not null,
    actor_name varchar(200) not null,
    done_at bigint not null,
    reason ${bytes} not null,
    constraint request_event_key primary key (org_id, request_id, event_no),
    constraint request_event_request foreign key (org_id, request_id) references request (org_id, id)
);

-- Chains that somebody set; the site is the company's id where no site is meant.
create table request_chain (
    org_id ${id} not null,
    kind varchar(40) not null,
    site_id ${id} not null,
    steps varchar(250) not null,
    days smallint not null,
    four_eyes boolean not null,
    version bigint not null,
    constraint request_chain_key primary key (org_id, kind, site_id)
);
