-- What becomes of leave that nobody took in time. Overtime that became time off is owed until somebody decides otherwise.

alter table leave_entry add column on_expiry varchar(20) not null default 'LAPSE';
update leave_entry set on_expiry = 'PAY_AT_RATE' where kind = 'EARNED';
