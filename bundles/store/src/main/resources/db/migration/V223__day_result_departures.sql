-- The exceptions of a day, a bit each, so that the few days that have one are found without reading the others. The company is not in
-- front of the index: dates are few, and it would double each entry.
alter table day_result add column departures int default 0 not null;
alter table day_result_past add column departures int default 0 not null;
update day_result set departures =
    case when late > 0 then 1 else 0 end
    + case when early > 0 then 2 else 0 end
    + case when status = 3 then 4 else 0 end
    + case when status = 4 then 8 else 0 end
    + case when flags = '' then 0 else
        case when flags like '%MISSING_IN%' then 16 else 0 end
        + case when flags like '%MISSING_OUT%' then 32 else 0 end
        + case when flags like '%OUT_WITHOUT_IN%' then 64 else 0 end
        + case when flags like '%DUPLICATE_IN%' then 128 else 0 end
        + case when flags like '%AUTO_CLOSED%' then 256 else 0 end
        + case when flags like '%MAX_SPAN%' then 512 else 0 end
        + case when flags like '%LONG_BREAK%' then 1024 else 0 end
        + case when flags like '%SHORT_BREAK%' then 2048 else 0 end
        + case when flags like '%MANY_BREAKS%' then 4096 else 0 end
        + case when flags like '%MISSED_BREAK%' then 8192 else 0 end
        + case when flags like '%CORE_VIOLATION%' then 16384 else 0 end
        + case when flags like '%CLOCK_SKEW%' then 32768 else 0 end
        + case when flags like '%DAY_CAP%' then 65536 else 0 end
        + case when flags like '%MONTH_CAP%' then 131072 else 0 end
        + case when flags like '%UNASSIGNED%' then 262144 else 0 end
        + case when flags like '%BANNED_NIGHT%' then 524288 else 0 end
        + case when flags like '%BANNED_HOURS%' then 1048576 else 0 end
        + case when flags like '%PERMIT%' then 2097152 else 0 end
        + case when flags like '%INCIDENT%' then 4194304 else 0 end
    end
where late > 0 or early > 0 or status = 3 or status = 4 or flags <> '';
create index day_result_departures on day_result (work_date, departures);
