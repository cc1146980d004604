-- How many people departments need when. A line for each span: days of the week, start and end as minutes after midnight, people.
create table cover_need (
    org_id ${id} not null,
    department_id ${id} not null,
    spans ${text} not null,
    version bigint not null,
    constraint cover_need_key primary key (org_id, department_id)
);
