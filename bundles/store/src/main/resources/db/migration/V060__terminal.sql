-- Terminals and how they are. serial_key is driver and serial number while the terminal has one and is not retired, else its id.

create table terminal (
    org_id ${id} not null,
    id ${id} not null,
    name_zh varchar(200) not null,
    name_en varchar(200) not null,
    site_id ${id} not null,
    area_id ${id},
    driver varchar(100) not null,
    endpoint varchar(300) not null,
    zone varchar(60),
    serial varchar(100) not null,
    serial_key varchar(210) not null,
    number_prefix varchar(60) not null,
    direction varchar(8) not null,
    purpose varchar(12) not null,
    bound_since_at bigint not null,
    status varchar(10) not null,
    folded varchar(900) not null,
    version bigint not null,
    constraint terminal_key primary key (org_id, id),
    constraint terminal_serial_key unique (org_id, serial_key)
);

-- The values of the driver's form; a secret one is sealed.
create table terminal_setting (
    org_id ${id} not null,
    terminal_id ${id} not null,
    setting_key varchar(100) not null,
    secret boolean not null,
    plain varchar(1000),
    sealed ${bytes},
    constraint terminal_setting_key primary key (org_id, terminal_id, setting_key),
    constraint terminal_setting_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);

create table terminal_state (
    org_id ${id} not null,
    terminal_id ${id} not null,
    kind varchar(16) not null,
    since_at bigint not null,
    code varchar(60) not null,
    detail varchar(300) not null,
    last_contact_at bigint,
    clock_error_millis bigint,
    held_punches int,
    punch_capacity int,
    firmware varchar(100) not null,
    constraint terminal_state_key primary key (org_id, terminal_id),
    constraint terminal_state_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);

-- What a terminal's clock showed, in seconds as if it were UTC, and when. Never changed: punches were understood by it.
create table terminal_contact (
    org_id ${id} not null,
    terminal_id ${id} not null,
    contact_at bigint not null,
    reading bigint not null,
    constraint terminal_contact_key primary key (org_id, terminal_id, contact_at),
    constraint terminal_contact_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);

create table terminal_alarm (
    org_id ${id} not null,
    id ${id} not null,
    terminal_id ${id} not null,
    kind varchar(16) not null,
    detail varchar(300) not null,
    since_at bigint not null,
    last_at bigint not null,
    occurrences bigint not null,
    state varchar(8) not null,
    closed_by varchar(200) not null,
    version bigint not null,
    constraint terminal_alarm_key primary key (org_id, id),
    constraint terminal_alarm_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
create index terminal_alarm_open on terminal_alarm (org_id, terminal_id, kind, state);

-- Terminals that called without being registered.
create table terminal_unknown (
    org_id ${id} not null,
    serial varchar(100) ${collate} not null,
    driver varchar(100) not null,
    model varchar(100) not null,
    firmware varchar(100) not null,
    remote varchar(100) not null,
    first_seen_at bigint not null,
    last_seen_at bigint not null,
    calls bigint not null,
    constraint terminal_unknown_key primary key (org_id, serial)
);

-- Which driver jars were let in.
create table driver_jar (
    org_id ${id} not null,
    symbolic_name varchar(200) ${collate} not null,
    version varchar(60) not null,
    file_name varchar(200) not null,
    sha256 varchar(64) not null,
    signer varchar(300) not null,
    origin varchar(12) not null,
    installed_at bigint,
    installed_by varchar(200) not null,
    constraint driver_jar_key primary key (org_id, symbolic_name)
);
