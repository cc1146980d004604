-- Drafts of the roster, how they were drawn, and what was published to whom.

-- Nothing is evaluated by a draft. Kind is PLAN (the shifts become the date's) or STANDING (the dated change goes).
create table roster_draft (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    kind varchar(8) not null,
    shifts varchar(400) not null,
    version bigint not null,
    constraint roster_draft_key primary key (org_id, employee_id, work_date)
);

-- Kept for a day, to be undone. A line for each cell: person, date, then kind, version and shifts before and after.
create table roster_edit (
    org_id ${id} not null,
    id ${id} not null,
    made_at bigint not null,
    cells ${text} not null,
    constraint roster_edit_key primary key (org_id, id)
);

create table roster_publication (
    org_id ${id} not null,
    id ${id} not null,
    from_day date not null,
    until_day date not null,
    published_at bigint not null,
    published_by varchar(200) not null,
    note varchar(400) not null,
    cells int not null,
    constraint roster_publication_key primary key (org_id, id)
);

-- A row for each person the roster was published for; changed are dates of which they had been told something else.
create table roster_notice (
    org_id ${id} not null,
    employee_id ${id} not null,
    publication_id ${id} not null,
    from_day date not null,
    until_day date not null,
    cells int not null,
    changed ${text} not null,
    constraint roster_notice_key primary key (org_id, employee_id, publication_id),
    constraint roster_notice_of foreign key (org_id, publication_id) references roster_publication (org_id, id)
);
create index roster_notice_publication on roster_notice (org_id, publication_id);
