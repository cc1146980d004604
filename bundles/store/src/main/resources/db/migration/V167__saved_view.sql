-- What lists of the console are filtered by, under names, and which view a screen opens with.
create table saved_view (
    org_id ${id} not null,
    id ${id} not null,
    owner_id ${id} not null,
    screen varchar(40) not null,
    name varchar(80) not null,
    filters varchar(2000) not null,
    version bigint not null,
    constraint saved_view_key primary key (org_id, id)
);
create index saved_view_owner on saved_view (org_id, owner_id, screen);

create table saved_view_role (
    org_id ${id} not null,
    view_id ${id} not null,
    role_id varchar(60) not null,
    constraint saved_view_role_key primary key (org_id, view_id, role_id),
    constraint saved_view_role_view foreign key (org_id, view_id) references saved_view (org_id, id) on delete cascade
);
create index saved_view_shared on saved_view_role (org_id, role_id);

create table saved_view_choice (
    org_id ${id} not null,
    account_id ${id} not null,
    screen varchar(40) not null,
    view_id ${id} not null,
    constraint saved_view_choice_key primary key (org_id, account_id, screen),
    constraint saved_view_choice_view foreign key (org_id, view_id) references saved_view (org_id, id) on delete cascade
);
