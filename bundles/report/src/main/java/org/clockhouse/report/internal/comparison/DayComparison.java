package org.clockhouse.report.internal.comparison;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.report.ParallelRun.Difference;
import org.clockhouse.report.ParallelRun.Field;
import org.clockhouse.report.ParallelRun.Reason;
import org.clockhouse.report.internal.comparison.OldDay.Word;
import org.clockhouse.report.internal.sheet.Cell;

/** A person's date as both systems have it. What the old one does not say is not compared. */
final class DayComparison {

    /** Decimal hours are not exact. */
    private static final int ROUNDED = 1;

    private final Person person;
    private final LocalDate date;
    private final OldDay theirs;
    private final List<DayResult> ours;
    private final Optional<LocalTime> in;
    private final Optional<LocalTime> out;

    DayComparison(Person person, LocalDate date, OldDay theirs, List<DayResult> ours) {
        this.person = person;
        this.date = date;
        this.theirs = theirs;
        this.ours = ours;
        this.in =
                ours.stream().flatMap(day -> day.firstIn().stream()).findFirst().map(DayComparison::minute);
        this.out = ours.stream()
                .flatMap(day -> day.lastOut().stream())
                .reduce((one, next) -> next)
                .map(DayComparison::minute);
    }

    /** No sheet says seconds that count. */
    private static LocalTime minute(LocalDateTime at) {
        return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        status().ifPresent(differences::add);
        time(Field.IN, theirs.in(), in).ifPresent(differences::add);
        time(Field.OUT, theirs.out(), out).ifPresent(differences::add);
        length(Field.LATE, theirs.late(), sum(Bucket.LATE), 0, Reason.GRACE).ifPresent(differences::add);
        length(Field.EARLY, theirs.early(), sum(Bucket.EARLY), 0, Reason.GRACE).ifPresent(differences::add);
        length(Field.ATTENDED, theirs.attended(), sum(Bucket.ATTENDED), ROUNDED, Reason.BREAK_OR_ROUNDING)
                .ifPresent(differences::add);
        int overtime = ours.stream().mapToInt(day -> day.minutes().overtime()).sum();
        length(Field.OVERTIME, theirs.overtime(), overtime, ROUNDED, Reason.OVERTIME_RULE)
                .ifPresent(differences::add);
        return differences;
    }

    boolean isPunchedHere() {
        return in.isPresent() || out.isPresent();
    }

    /** The day by its word: what one has and the other has not. A late day is a normal one where the other has no word for it. */
    private Optional<Difference> status() {
        Word own = word();
        if (own == Word.UNKNOWN) {
            return Optional.of(difference(Field.STATUS, theirs.text(), own.name(), Reason.NOT_SETTLED));
        }
        if (theirs.words().isEmpty()) {
            return Optional.empty();
        }
        boolean same = theirs.words().contains(own)
                || own == Word.NORMAL && theirs.words().contains(Word.REST) && sum(Bucket.REQUIRED) == 0
                || own == Word.NORMAL && theirs.words().equals(java.util.Set.of(Word.EARLY)) && sum(Bucket.EARLY) > 0
                || own == Word.LATE
                        && theirs.words().contains(Word.NORMAL)
                        && theirs.late().isPresent();
        return same
                ? Optional.empty()
                : Optional.of(difference(Field.STATUS, theirs.text(), own.name(), reason(byWord(own))));
    }

    private Reason byWord(Word own) {
        if (own == Word.REST || theirs.words().contains(Word.REST)) {
            return Reason.PLAN;
        }
        boolean asked = own == Word.LEAVE || own == Word.TRIP;
        if (asked || theirs.words().contains(Word.LEAVE) || theirs.words().contains(Word.TRIP)) {
            return Reason.REQUEST;
        }
        boolean here = in.isPresent() && out.isPresent();
        boolean without = theirs.words().contains(Word.ABSENT) || theirs.words().contains(Word.MISSING);
        if (here && without) {
            return Reason.PUNCH_ONLY_HERE;
        }
        return own == Word.ABSENT || own == Word.MISSING ? Reason.PUNCH_ONLY_THERE : Reason.GRACE;
    }

    private Word word() {
        if (in.isEmpty() && out.isEmpty() && isProvisional()) {
            return Word.UNKNOWN;
        }
        if (ours.stream().anyMatch(day -> day.status() == DayStatus.ABSENT)) {
            return Word.ABSENT;
        }
        if (ours.stream().anyMatch(day -> day.has(Flag.Kind.MISSING_IN) || day.has(Flag.Kind.MISSING_OUT))) {
            return Word.MISSING;
        }
        if (sum(Bucket.LEAVE) > 0) {
            return Word.LEAVE;
        }
        if (sum(Bucket.TRIP) > 0) {
            return Word.TRIP;
        }
        if (sum(Bucket.LATE) > 0) {
            return Word.LATE;
        }
        if (sum(Bucket.EARLY) > 0) {
            return Word.EARLY;
        }
        return sum(Bucket.REQUIRED) == 0 && sum(Bucket.ATTENDED) == 0 ? Word.REST : Word.NORMAL;
    }

    private Optional<Difference> time(Field field, Optional<LocalTime> there, Optional<LocalTime> here) {
        if (!theirs.says(field) || there.equals(here)) {
            return Optional.empty();
        }
        Reason reason = there.isEmpty()
                ? Reason.PUNCH_ONLY_HERE
                : here.isEmpty() ? Reason.PUNCH_ONLY_THERE : Reason.PUNCH_DIFFERS;
        return Optional.of(difference(field, text(there), text(here), reason(reason)));
    }

    private Optional<Difference> length(Field field, OptionalInt there, int here, int apart, Reason reason) {
        if (there.isEmpty() || Math.abs(there.getAsInt() - here) <= apart) {
            return Optional.empty();
        }
        Reason why = theirs.isSilent() && there.getAsInt() == 0
                ? status().map(Difference::reason).orElse(reason)
                : samePunches() ? reason : punches();
        return Optional.of(difference(field, Cell.hours(there.getAsInt()), Cell.hours(here), reason(why)));
    }

    /** What is not settled is explained by that alone. */
    private Reason reason(Reason otherwise) {
        return isProvisional() ? Reason.NOT_SETTLED : otherwise;
    }

    private boolean isProvisional() {
        return ours.stream().anyMatch(day -> day.status() == DayStatus.PROVISIONAL);
    }

    private boolean samePunches() {
        return isSame(Field.IN, theirs.in(), in) && isSame(Field.OUT, theirs.out(), out);
    }

    private boolean isSame(Field field, Optional<LocalTime> there, Optional<LocalTime> here) {
        return !theirs.says(field) || there.equals(here);
    }

    private Reason punches() {
        boolean theyLack = lacks(Field.IN, theirs.in(), in) || lacks(Field.OUT, theirs.out(), out);
        boolean weLack = in.isEmpty() && theirs.in().isPresent()
                || out.isEmpty() && theirs.out().isPresent();
        return theyLack ? Reason.PUNCH_ONLY_HERE : weLack ? Reason.PUNCH_ONLY_THERE : Reason.PUNCH_DIFFERS;
    }

    private boolean lacks(Field field, Optional<LocalTime> there, Optional<LocalTime> here) {
        return theirs.says(field) && there.isEmpty() && here.isPresent();
    }

    private int sum(Bucket bucket) {
        return ours.stream().mapToInt(day -> day.minutes().get(bucket)).sum();
    }

    private static String text(Optional<LocalTime> time) {
        return time.map(LocalTime::toString).orElse("");
    }

    private Difference difference(Field field, String there, String here, Reason reason) {
        return new Difference(person, date, field, there, here, reason);
    }
}
