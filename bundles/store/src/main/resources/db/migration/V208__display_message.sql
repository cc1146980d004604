-- Words for displays of terminals. audience_id is a site, a terminal or a person; those to a person are private and so sealed.
create table display_message (
    org_id ${id} not null,
    message_no int not null,
    audience varchar(10) not null,
    audience_id ${id} not null,
    said ${bytes} not null,
    shown_from bigint not null,
    shown_until bigint not null,
    written_by varchar(200) not null,
    written_at bigint not null,
    withdrawn boolean not null,
    constraint display_message_key primary key (org_id, message_no)
);

-- Terminals that take a message: told_no and addressed_no are errands in terminal_errand, 0 where the suite shows it by itself.
create table display_message_target (
    org_id ${id} not null,
    message_no int not null,
    terminal_id ${id} not null,
    told_no bigint not null,
    addressed_no bigint not null,
    shown_at bigint,
    constraint display_message_target_key primary key (org_id, message_no, terminal_id),
    constraint display_message_target_message foreign key (org_id, message_no)
        references display_message (org_id, message_no),
    constraint display_message_target_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index display_message_target_place on display_message_target (org_id, terminal_id);
