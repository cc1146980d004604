-- What to know of people when rosters are planned. Skills are words; a line for each wish: a date or a day of the week, WANT or
-- SPARE, then the shifts.
create table roster_preference (
    org_id ${id} not null,
    employee_id ${id} not null,
    skills ${text} not null,
    wishes ${text} not null,
    version bigint not null,
    constraint roster_preference_key primary key (org_id, employee_id)
);
