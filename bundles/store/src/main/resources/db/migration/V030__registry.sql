-- Who works where. Dates without an end are 9999-12-31, so that ranges need no second case.

create table company (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(120) not null,
    name_en varchar(120) not null,
    version bigint not null,
    constraint company_key primary key (org_id, id)
);

create table calendar (
    org_id ${id} not null,
    id ${id} not null,
    version bigint not null,
    constraint calendar_key primary key (org_id, id)
);

-- Every version ever published; results name the one they were worked out with.
create table calendar_version (
    org_id ${id} not null,
    calendar_id ${id} not null,
    calendar_version bigint not null,
    name_zh varchar(120) not null,
    name_en varchar(120) not null,
    rest_days varchar(80) not null,
    constraint calendar_version_key primary key (org_id, calendar_id, calendar_version),
    constraint calendar_version_of foreign key (org_id, calendar_id) references calendar (org_id, id)
);

create table calendar_day (
    org_id ${id} not null,
    calendar_id ${id} not null,
    calendar_version bigint not null,
    day_on date not null,
    layer varchar(10) not null,
    day_type varchar(20) not null,
    name varchar(120) not null,
    source varchar(200) not null,
    constraint calendar_day_key primary key (org_id, calendar_id, calendar_version, day_on, layer),
    constraint calendar_day_of foreign key (org_id, calendar_id, calendar_version)
        references calendar_version (org_id, calendar_id, calendar_version)
);

create table site (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(120) not null,
    name_en varchar(120) not null,
    zone varchar(60) not null,
    calendar_id ${id},
    closed boolean not null,
    version bigint not null,
    constraint site_key primary key (org_id, id),
    constraint site_calendar foreign key (org_id, calendar_id) references calendar (org_id, id)
);

create table area (
    org_id ${id} not null,
    id ${id} not null,
    site_id ${id} not null,
    name_zh varchar(120) not null,
    name_en varchar(120) not null,
    version bigint not null,
    constraint area_key primary key (org_id, id),
    constraint area_site foreign key (org_id, site_id) references site (org_id, id)
);

-- The path holds the ids from the root, 32 hex digits each between slashes: below means beginning with.
create table department (
    org_id ${id} not null,
    id ${id} not null,
    parent_id ${id},
    name_zh varchar(120) not null,
    name_en varchar(120) not null,
    path varchar(400) ${collate} not null,
    closed boolean not null,
    version bigint not null,
    constraint department_key primary key (org_id, id),
    constraint department_path_key unique (org_id, path),
    constraint department_parent foreign key (org_id, parent_id) references department (org_id, id)
);

-- One row a company; whoever changes the tree holds it.
create table department_tree (
    org_id ${id} not null,
    changes bigint not null,
    constraint department_tree_key primary key (org_id)
);

-- As people stand today. phone and id_document are sealed; the hashes are blind indexes of the last four digits and of all,
-- zeros where there is no phone.
create table employee (
    org_id ${id} not null,
    id ${id} not null,
    number varchar(32) not null,
    number_folded varchar(40) ${collate} not null,
    number_bare varchar(40) ${collate} not null,
    name_zh varchar(60) not null,
    name_en varchar(60) not null,
    pinyin varchar(60) not null,
    initials varchar(60) not null,
    gender varchar(10) not null,
    phone ${bytes} not null,
    phone_tail ${hash} not null,
    phone_whole ${hash} not null,
    email varchar(190) not null,
    id_document ${bytes} not null,
    site_id ${id} not null,
    department_id ${id} not null,
    position_name varchar(60) not null,
    hired_on date not null,
    ended_on date not null,
    sort_order varchar(60) ${collate} not null,
    version bigint not null,
    constraint employee_primary primary key (org_id, id),
    constraint employee_number_key unique (org_id, number_folded),
    constraint employee_site foreign key (org_id, site_id) references site (org_id, id),
    constraint employee_department foreign key (org_id, department_id) references department (org_id, id)
);
create index employee_bare on employee (org_id, number_bare);
create index employee_order on employee (org_id, sort_order, id);
create index employee_phone_tail on employee (org_id, phone_tail);
create index employee_phone_whole on employee (org_id, phone_whole);

create table employment (
    org_id ${id} not null,
    employee_id ${id} not null,
    from_on date not null,
    until_on date not null,
    site_id ${id} not null,
    department_id ${id} not null,
    position_name varchar(60) not null,
    start_kind varchar(10) not null,
    constraint employment_key primary key (org_id, employee_id, from_on),
    constraint employment_of foreign key (org_id, employee_id) references employee (org_id, id) on delete cascade
);

-- What a search may start with.
create table employee_key (
    org_id ${id} not null,
    key_text varchar(60) ${collate} not null,
    employee_id ${id} not null,
    constraint employee_key_key primary key (org_id, key_text, employee_id),
    constraint employee_key_of foreign key (org_id, employee_id) references employee (org_id, id) on delete cascade
);

-- What waits to be evaluated anew.
create table registry_change (
    org_id ${id} not null,
    id ${id} not null,
    kind varchar(12) not null,
    subject_id ${id} not null,
    from_on date not null,
    constraint registry_change_key primary key (org_id, id)
);

-- Sheets on their way in: details (what was found), sheet (the cells) and journal (what was done) are sealed.
create table people_import (
    org_id ${id} not null,
    id ${id} not null,
    state varchar(12) not null,
    made_at bigint not null,
    version bigint not null,
    details ${blob} not null,
    sheet ${blob} not null,
    constraint people_import_key primary key (org_id, id)
);

create table people_import_chunk (
    org_id ${id} not null,
    import_id ${id} not null,
    chunk int not null,
    journal ${blob} not null,
    constraint people_import_chunk_key primary key (org_id, import_id, chunk),
    constraint people_import_chunk_of foreign key (org_id, import_id) references people_import (org_id, id)
);
