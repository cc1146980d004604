-- Errands of the head office's that are carried out here, where this suite is its gateway: origin_no is the head office's
-- number, errand_no the one in terminal_errand. They go when the head office knows what came of them.
create table branch_errand (
    org_id ${id} not null,
    origin_no bigint not null,
    terminal_id ${id} not null,
    errand_no bigint not null,
    constraint branch_errand_key primary key (org_id, origin_no)
);
