-- Whose punches: an employee is of one company, and the company in front made each entry two thirds longer.
drop index punch_of_employee;
create index punch_of_employee on punch (employee_id, made_at);
