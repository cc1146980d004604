-- Shifts that people swap among themselves, and shifts that are open to be taken.

-- State is ASKED, AGREED, DECLINED or WITHDRAWN; what became of an agreed one is said by its request. The note is sealed; changes are lines of cells.
create table roster_swap (
    org_id ${id} not null,
    id ${id} not null,
    asker_id ${id} not null,
    colleague_id ${id} not null,
    work_date date not null,
    other_date date not null,
    changes ${text} not null,
    note ${bytes} not null,
    asked_at bigint not null,
    state varchar(12) not null,
    request_id ${id},
    version bigint not null,
    constraint roster_swap_key primary key (org_id, id)
);
create index roster_swap_asker on roster_swap (org_id, asker_id, asked_at);
create index roster_swap_colleague on roster_swap (org_id, colleague_id, asked_at);

-- Giving is FIRST_COME or CHOSEN; whoever holds the row decides who has a place.
create table open_shift (
    org_id ${id} not null,
    id ${id} not null,
    department_id ${id} not null,
    job varchar(100) not null,
    work_date date not null,
    shift_id ${id} not null,
    places int not null,
    giving varchar(12) not null,
    note varchar(500) not null,
    closed boolean not null,
    version bigint not null,
    constraint open_shift_key primary key (org_id, id)
);
create index open_shift_date on open_shift (org_id, work_date);

-- State is WANTED or GIVEN; changes are lines of the cells that were changed with it.
create table open_shift_claim (
    org_id ${id} not null,
    open_shift_id ${id} not null,
    employee_id ${id} not null,
    state varchar(8) not null,
    claimed_at bigint not null,
    changes ${text} not null,
    constraint open_shift_claim_key primary key (org_id, open_shift_id, employee_id),
    constraint open_shift_claim_of foreign key (org_id, open_shift_id) references open_shift (org_id, id)
);
