-- Receipts of holders, notices and who confirmed them, and problems that were reported.

create table card_receipt (
    org_id ${id} not null,
    credential_id ${id} not null,
    language varchar(2) not null,
    statement ${text} not null,
    own boolean not null,
    accepted_by varchar(200) not null,
    accepted_at bigint not null,
    constraint card_receipt_key primary key (org_id, credential_id)
);

create table care_notice (
    org_id ${id} not null,
    id ${id} not null,
    kind varchar(8) not null,
    title_zh varchar(200) not null,
    title_en varchar(200) not null,
    text_zh ${text} not null,
    text_en ${text} not null,
    site_id ${id},
    confirm boolean not null,
    edition int not null,
    published_at bigint not null,
    withdrawn boolean not null,
    version bigint not null,
    constraint care_notice_key primary key (org_id, id)
);

create table care_notice_seen (
    org_id ${id} not null,
    notice_id ${id} not null,
    edition int not null,
    employee_id ${id} not null,
    confirmed_by varchar(100) not null,
    confirmed_at bigint not null,
    constraint care_notice_seen_key primary key (org_id, notice_id, edition, employee_id),
    constraint care_notice_seen_of foreign key (org_id, notice_id) references care_notice (org_id, id)
);

-- What people say is sealed. The employee is empty when a problem is nobody's own.
create table ticket (
    org_id ${id} not null,
    id ${id} not null,
    employee_id ${id},
    subject varchar(8) not null,
    subject_id varchar(40) not null,
    desk varchar(40) not null,
    state varchar(8) not null,
    version bigint not null,
    constraint ticket_key primary key (org_id, id),
    constraint ticket_employee foreign key (org_id, employee_id) references employee (org_id, id)
);
create index ticket_desk on ticket (org_id, state, desk);

create table ticket_entry (
    org_id ${id} not null,
    ticket_id ${id} not null,
    entry_no int not null,
    verb varchar(8) not null,
    actor_id varchar(100) not null,
    actor_name varchar(200) not null,
    done_at bigint not null,
    said ${bytes} not null,
    constraint ticket_entry_key primary key (org_id, ticket_id, entry_no),
    constraint ticket_entry_ticket foreign key (org_id, ticket_id) references ticket (org_id, id)
);

-- Whoever asks for something may report a problem too.
update own_role set permissions = permissions || ' ticket.report' where permissions like '%request.submit%';
