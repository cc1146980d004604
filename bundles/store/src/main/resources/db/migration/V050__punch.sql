-- The punch log. Narrow on purpose: every terminal has a small number here, times are numbers.

-- Up to where positions were taken, in blocks: some below may never be used.
create table punch_head (
    org_id ${id} not null,
    last_position bigint not null,
    constraint punch_head_key primary key (org_id)
);

-- How far each terminal has been read. Times are milliseconds, 0 for none.
create table punch_terminal (
    org_id ${id} not null,
    terminal_id ${id} not null,
    terminal_number int not null,
    cursor_text ${text} not null,
    reported_up_to bigint not null,
    last_punch bigint not null,
    constraint punch_terminal_key primary key (org_id, terminal_id),
    constraint punch_terminal_number_key unique (org_id, terminal_number)
);

-- Every way in which a punch was ever made; a company has some dozens of them. Flags are between commas.
create table punch_manner (
    org_id ${id} not null,
    manner_number int not null,
    zone varchar(60) not null,
    offset_source varchar(12) not null,
    road varchar(8) not null,
    subject_kind varchar(12) not null,
    method varchar(12) not null,
    function_key varchar(12) not null,
    reader int not null,
    outcome varchar(10) not null,
    direction varchar(6) not null,
    attendance boolean not null,
    flags varchar(120) not null,
    constraint punch_manner_key primary key (org_id, manner_number)
);

-- Appended once; only employee_id ever changes. subject_hash is the blind index of kind and text, reading the clock
-- reading in seconds as if it were UTC. sealed holds the token, the raw record and what else is rarely there.
create table punch (
    org_id ${id} not null,
    position bigint not null,
    terminal_number int not null,
    subject_hash bigint not null,
    reading bigint not null,
    made_at bigint not null,
    received_at bigint not null,
    manner_number int not null,
    subject varchar(128),
    employee_id ${id},
    sealed ${bytes},
    constraint punch_key primary key (org_id, position),
    constraint punch_identity_key unique (org_id, subject_hash, reading, terminal_number)
);
create index punch_of_employee on punch (org_id, employee_id, made_at);

-- Rows that cannot be punches, each once for its terminal; the raw text is sealed.
create table punch_quarantine (
    org_id ${id} not null,
    position bigint not null,
    terminal_number int not null,
    raw_hash ${hash} not null,
    road varchar(8) not null,
    source varchar(500) not null,
    received_at bigint not null,
    line_number bigint not null,
    reason varchar(20) not null,
    detail varchar(300) not null,
    sealed ${bytes} not null,
    constraint punch_quarantine_key primary key (org_id, position),
    constraint punch_quarantine_raw_key unique (org_id, terminal_number, raw_hash)
);
