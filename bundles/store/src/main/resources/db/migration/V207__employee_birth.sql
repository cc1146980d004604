-- A date of birth, sealed as the identity document is; null in rows of before, without bytes where nobody said it.
alter table employee add column birth_date ${bytes};
