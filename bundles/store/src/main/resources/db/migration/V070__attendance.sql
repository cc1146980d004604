-- Shifts, rosters, and the timesheet that follows from them and the punches.

-- What has to be worked out again. Only added to, by whoever changes a fact, in the transaction that changes it; taken away
-- by the calculation in the transaction that writes its results. The same date twice is no harm.
create table day_mark (
    org_id ${id} not null,
    place bigint not null generated always as identity,
    employee_id ${id} not null,
    from_day date not null,
    until_day date not null,
    constraint day_mark_key primary key (org_id, place)
);

create table rule_set (
    org_id ${id} not null,
    id ${id} not null,
    code varchar(40) not null,
    name_zh varchar(60) not null,
    name_en varchar(60) not null,
    version bigint not null,
    constraint rule_set_key primary key (org_id, id),
    constraint rule_set_code_key unique (org_id, code)
);

-- An edition is never changed after its first use; ref is its short name in results.
create table rule_set_edition (
    org_id ${id} not null,
    rule_set_id ${id} not null,
    edition int not null,
    effective_from date not null,
    settings ${text} not null,
    ref int not null generated always as identity,
    constraint rule_set_edition_key primary key (org_id, rule_set_id, edition),
    constraint rule_set_edition_of foreign key (org_id, rule_set_id) references rule_set (org_id, id)
);

create table shift (
    org_id ${id} not null,
    id ${id} not null,
    code varchar(16) not null,
    retired boolean not null,
    version bigint not null,
    constraint shift_key primary key (org_id, id),
    constraint shift_code_key unique (org_id, code)
);

-- Segments and breaks are pairs of minutes after midnight: 480-1020; a paid break ends in p.
create table shift_edition (
    org_id ${id} not null,
    shift_id ${id} not null,
    edition int not null,
    effective_from date not null,
    code varchar(16) not null,
    name_zh varchar(60) not null,
    name_en varchar(60) not null,
    colour varchar(7) not null,
    segments varchar(500) not null,
    breaks varchar(500) not null,
    window_before int not null,
    window_after int not null,
    rule_set_id ${id} not null,
    late_grace int,
    early_grace int,
    ref int not null generated always as identity,
    constraint shift_edition_key primary key (org_id, shift_id, edition),
    constraint shift_edition_of foreign key (org_id, shift_id) references shift (org_id, id),
    constraint shift_edition_rules foreign key (org_id, rule_set_id) references rule_set (org_id, id)
);

-- Target kind is EVERYBODY, DEPARTMENT or EMPLOYEE; of everybody the id is the company's. Days are shift ids, with blanks
-- between the shifts of a day and a bar between days.
create table shift_assignment (
    org_id ${id} not null,
    id ${id} not null,
    target_kind varchar(12) not null,
    target_id ${id} not null,
    anchor date not null,
    days ${text} not null,
    from_day date not null,
    until_day date,
    runs_on_holidays boolean not null,
    version bigint not null,
    constraint shift_assignment_key primary key (org_id, id)
);
create index shift_assignment_target on shift_assignment (org_id, target_kind, target_id);

create table roster_change (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    shifts varchar(400) not null,
    reason varchar(400) not null,
    constraint roster_change_key primary key (org_id, employee_id, work_date)
);

-- Wall times are minutes since 1970-01-01 00:00 on the site's wall, 0 for none, as is the shift without a plan; status, state and day_type are the codes of the store.
create table day_result (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    ordinal smallint not null,
    shift_ref int not null,
    plan_from int not null,
    plan_until int not null,
    first_in int not null,
    last_out int not null,
    rules_ref int not null,
    engine smallint not null,
    version int not null,
    input_hash bigint not null,
    computed_at bigint not null,
    day_type smallint not null,
    status smallint not null,
    state smallint not null,
    required smallint not null,
    attended smallint not null,
    regular smallint not null,
    late smallint not null,
    early smallint not null,
    short smallint not null,
    extra smallint not null,
    ot_workday smallint not null,
    ot_rest smallint not null,
    ot_holiday smallint not null,
    overtime smallint not null,
    credited smallint not null,
    on_leave smallint not null,
    trip smallint not null,
    forgiven smallint not null,
    absent smallint not null,
    night smallint not null,
    core_late smallint not null,
    flags varchar(2000) not null,
    constraint day_result_key primary key (org_id, employee_id, work_date, ordinal)
);

-- Days that may still change by themselves, and what each waits for: the clock, or the reports of its site's terminals.
create table day_watch (
    org_id ${id} not null,
    employee_id ${id} not null,
    work_date date not null,
    site_id ${id} not null,
    by_clock boolean not null,
    moment_at bigint not null,
    constraint day_watch_key primary key (org_id, employee_id, work_date)
);
create index day_watch_moment on day_watch (org_id, by_clock, moment_at);

-- The last date whose days were opened for everybody at a site.
create table day_opened (
    org_id ${id} not null,
    site_id ${id} not null,
    until_day date not null,
    constraint day_opened_key primary key (org_id, site_id)
);
