-- Up to where punches were read into day_mark. What is in the log already has its marks.
create table day_mark_head (
    org_id ${id} not null,
    last_position bigint not null,
    constraint day_mark_head_key primary key (org_id)
);
insert into day_mark_head (org_id, last_position) select org_id, last_position from punch_head;
