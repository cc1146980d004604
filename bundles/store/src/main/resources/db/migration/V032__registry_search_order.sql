-- Keys with the place of their people in lists: a search by few letters sorts what it finds without looking at the people.
create table employee_search (
    org_id ${id} not null,
    key_text varchar(60) ${collate} not null,
    sort_order varchar(60) ${collate} not null,
    employee_id ${id} not null,
    constraint employee_search_key primary key (org_id, key_text, sort_order, employee_id),
    constraint employee_search_of foreign key (org_id, employee_id) references employee (org_id, id) on delete cascade
);

insert into employee_search (org_id, key_text, sort_order, employee_id)
    select k.org_id, k.key_text, e.sort_order, k.employee_id
    from employee_key k join employee e on e.org_id = k.org_id and e.id = k.employee_id;

drop table employee_key;
