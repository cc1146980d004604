-- Who changed a day is a right of its own now; who could see it keeps it.
update own_role set permissions = permissions || ' timesheet.audit'
    where permissions like '%audit.read%' and permissions like '%timesheet.read%';
