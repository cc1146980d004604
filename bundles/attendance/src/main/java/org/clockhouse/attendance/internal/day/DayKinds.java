package org.clockhouse.attendance.internal.day;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.clockhouse.attendance.rule.OvertimePolicy.DayKind;
import org.clockhouse.registry.calendar.DayType;

/**
 * Which minutes around a work date are on which kind of date (guide, section 10).
 *
 * @param own type of the work date
 * @param holiday minutes on statutory dates
 * @param rest minutes on other dates that are not worked
 */
public record DayKinds(DayType own, MinuteSet holiday, MinuteSet rest) {

    private static final int BEFORE = 1;
    private static final int AFTER = 3;

    public static DayKinds around(LocalDate date, ZoneId zone, Function<LocalDate, DayType> typeOf) {
        MinuteSet holiday = MinuteSet.EMPTY;
        MinuteSet rest = MinuteSet.EMPTY;
        for (LocalDate day = date.minusDays(BEFORE); !day.isAfter(date.plusDays(AFTER)); day = day.plusDays(1)) {
            Kind kind = Kind.of(typeOf.apply(day));
            if (kind == Kind.WORKDAY) {
                continue;
            }
            MinuteSet minutes =
                    MinuteSet.of(WallClock.minute(day, 0, zone), WallClock.minute(day.plusDays(1), 0, zone));
            holiday = kind == Kind.HOLIDAY ? holiday.or(minutes) : holiday;
            rest = kind == Kind.REST ? rest.or(minutes) : rest;
        }
        return new DayKinds(typeOf.apply(date), holiday, rest);
    }

    /** Those of some unplanned minutes that are of a kind. */
    public MinuteSet of(Kind kind, MinuteSet among, DayKind policy) {
        boolean byOwnDate =
                policy == DayKind.ALL_SPLIT || policy == DayKind.HOLIDAY_SPLIT && Kind.of(own) == Kind.HOLIDAY;
        if (byOwnDate) {
            return switch (kind) {
                case HOLIDAY -> among.and(holiday);
                case REST -> among.and(rest);
                case WORKDAY -> among.minus(holiday).minus(rest);
            };
        }
        boolean split = policy == DayKind.HOLIDAY_SPLIT;
        if (kind == Kind.HOLIDAY && split) {
            return among.and(holiday);
        }
        if (kind != Kind.of(own)) {
            return MinuteSet.EMPTY;
        }
        return split ? among.minus(holiday) : among;
    }

    /** Planned minutes that are overtime by their date, without anybody's approval. */
    MinuteSet plannedOnHoliday(MinuteSet planned, DayKind policy) {
        return of(Kind.HOLIDAY, planned, policy);
    }

    /** A plan for a rest date is work like any other, unless the date is split off from the plan's own. */
    MinuteSet plannedOnRest(MinuteSet planned, DayKind policy) {
        boolean leaves = policy == DayKind.ALL_SPLIT || policy == DayKind.HOLIDAY_SPLIT && Kind.of(own) == Kind.HOLIDAY;
        return leaves ? planned.and(rest) : MinuteSet.EMPTY;
    }

    long fingerprint() {
        long sum = Fingerprint.add(Fingerprint.START, own.ordinal());
        return Fingerprint.add(Fingerprint.add(sum, holiday.fingerprint()), rest.fingerprint());
    }
}
