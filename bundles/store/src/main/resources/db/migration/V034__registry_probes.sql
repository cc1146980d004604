-- Derby probes an IN list only where its column leads the index; what pages of thousands are looked up by does so here.
drop index employee_bare;
create index employee_by_bare on employee (number_bare, org_id);
create index employee_by_id on employee (id, org_id);
create index employment_by_employee on employment (employee_id, org_id);
