-- The people of one department in the order of lists.
create index employee_department_order on employee (org_id, department_id, sort_order, id);
