-- How many rows of a terminal are kept, punches and quarantined ones.
alter table punch_terminal add column stored_rows bigint default 0 not null;
create table punch_tally (
    org_id ${id} not null,
    terminal_number int not null,
    punches bigint not null,
    constraint punch_tally_key primary key (org_id, terminal_number)
);
insert into punch_tally (org_id, terminal_number, punches) select org_id, terminal_number, count(*) from punch
    group by org_id, terminal_number;
update punch_terminal set stored_rows = coalesce((select y.punches from punch_tally y
    where y.org_id = punch_terminal.org_id and y.terminal_number = punch_terminal.terminal_number), 0)
    + (select count(*) from punch_quarantine q
    where q.org_id = punch_terminal.org_id and q.terminal_number = punch_terminal.terminal_number);
drop table punch_tally;

-- What a terminal says how many rows it holds, beside how many are kept. surplus is the most that the one was above the other, or what
-- somebody accepted; it never shrinks by itself unless rows are missing. lacking_since_at is 0 while none are.
create table terminal_count (
    org_id ${id} not null,
    terminal_id ${id} not null,
    stated bigint not null,
    stored bigint not null,
    surplus bigint not null,
    counted_at bigint not null,
    lacking_since_at bigint not null,
    reading_again boolean not null,
    constraint terminal_count_key primary key (org_id, terminal_id),
    constraint terminal_count_terminal foreign key (org_id, terminal_id) references terminal (org_id, id)
);
