-- What came of an errand that a gateway did may be a text of several lines.
alter table terminal_errand alter column detail set data type varchar(1000);
