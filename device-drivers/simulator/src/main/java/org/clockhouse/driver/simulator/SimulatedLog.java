package org.clockhouse.driver.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;

/**
 * Every record that a simulated terminal makes by itself: a function of its settings and of time, so that nothing need be
 * remembered between sessions. For one thread. Records are ordered by the second in which they are made, and within it always alike.
 */
final class SimulatedLog {

    private static final double CARDS = 0.5;
    private static final double FINGERS = 0.8;
    private static final int WEAKEST = 70;
    private static final long SECONDS_AN_HOUR = 3600;

    private final SimulatorSettings settings;
    private LocalDate lastDate = LocalDate.MIN;
    private long dateFrom;
    private long dateUntil;
    private LocalDate kept = LocalDate.MIN;
    private NavigableMap<Long, List<Entry>> keptShifts = new TreeMap<>();

    SimulatedLog(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** @param second when it was made, from 1970 */
    record Entry(long second, String pin, FunctionKey key, Method method) {}

    long firstSecond(Instant now) {
        LocalDate first =
                settings.since().orElseGet(() -> dateOf(now.getEpochSecond()).minusDays(1));
        return first.atStartOfDay(settings.zone()).toEpochSecond();
    }

    /** The calendar date of that second; asked for very often, nearly always the same one. */
    LocalDate dateOf(long second) {
        if (second < dateFrom || second >= dateUntil) {
            lastDate = LocalDate.ofInstant(Instant.ofEpochSecond(second), settings.zone());
            dateFrom = lastDate.atStartOfDay(settings.zone()).toEpochSecond();
            dateUntil = lastDate.plusDays(1).atStartOfDay(settings.zone()).toEpochSecond();
        }
        return lastDate;
    }

    /** Records of shifts on one calendar date, by second; the last date asked for is kept. */
    NavigableMap<Long, List<Entry>> shiftsOn(LocalDate date) {
        if (!date.equals(kept)) {
            keptShifts = shifts(date);
            kept = date;
        }
        return keptShifts;
    }

    /** Shifts over midnight have records on the date before and after their own. */
    private NavigableMap<Long, List<Entry>> shifts(LocalDate date) {
        NavigableMap<Long, List<Entry>> found = new TreeMap<>();
        for (Crew.Member member : settings.crew().members()) {
            for (LocalDate planned = date.minusDays(1);
                    !planned.isAfter(date.plusDays(1));
                    planned = planned.plusDays(1)) {
                addShift(member, planned, date, found);
            }
        }
        found.values().forEach(entries -> entries.sort(Comparator.comparing(Entry::pin)));
        return found;
    }

    /** Never too few: in, again, out to a break, back, and out. */
    long mostOnADay() {
        return 6L * settings.crew().members().size();
    }

    private void addShift(Crew.Member member, LocalDate planned, LocalDate date, Map<Long, List<Entry>> found) {
        if (settings.holidays().getOrDefault(planned, Set.of()).contains(member.pattern())) {
            return;
        }
        Optional<ShiftPlan> plan = settings.patterns().planOn(member.pattern(), member.offset(), planned);
        if (plan.isEmpty()) {
            return;
        }
        for (SimulatedDay.Moment moment : SimulatedDay.punches(settings.seed(), member.pin(), planned, plan.get())) {
            long second = moment.at().atZone(settings.zone()).toEpochSecond();
            if (dateOf(second).equals(date)) {
                found.computeIfAbsent(second, none -> new ArrayList<>())
                        .add(new Entry(second, member.pin(), keyOf(moment.key()), methodOf(member.pin())));
            }
        }
    }

    /** How many steady records there are before the second. */
    long steadyBefore(long second) {
        return Math.floorDiv(second * settings.perHour(), SECONDS_AN_HOUR);
    }

    /** The first second, from this one on, that has steady records; {@code Long.MAX_VALUE} when none ever has. */
    long steadyFrom(long second) {
        if (settings.perHour() == 0) {
            return Long.MAX_VALUE;
        }
        long next = steadyBefore(second) + 1;
        return -Math.floorDiv(-next * SECONDS_AN_HOUR, settings.perHour()) - 1;
    }

    /** Steady records of one second: different people each, so that no two are the same punch. */
    List<Entry> steadyIn(long second) {
        long count = steadyBefore(second + 1) - steadyBefore(second);
        List<Crew.Member> members = settings.crew().members();
        List<Entry> entries = new ArrayList<>();
        if (count > 0) {
            long first = new Dice(settings.seed(), "steady", second).between(0, members.size());
            for (int i = 0; i < count; i++) {
                String pin = members.get((int) ((first + i) % members.size())).pin();
                FunctionKey key = new Dice(settings.seed(), pin, second).chance(0.5) ? FunctionKey.IN : FunctionKey.OUT;
                entries.add(new Entry(second, pin, keyOf(key), methodOf(pin)));
            }
        }
        return entries;
    }

    private FunctionKey keyOf(FunctionKey pressed) {
        return settings.keys() ? pressed : FunctionKey.UNSTATED;
    }

    /** Everybody keeps to one way of identifying. */
    private Method methodOf(String pin) {
        return settings.method().orElseGet(() -> {
            double roll = new Dice(settings.seed(), pin, 0).next();
            return roll < CARDS ? Method.CARD : roll < FINGERS ? Method.FINGERPRINT : Method.FACE;
        });
    }

    /** How sure it was of a face or finger; of a card there is nothing to be sure of. */
    OptionalInt score(Entry entry) {
        boolean body = entry.method() == Method.FINGERPRINT || entry.method() == Method.FACE;
        return body
                ? OptionalInt.of((int) new Dice(settings.seed(), entry.pin(), entry.second()).between(WEAKEST, 100))
                : OptionalInt.empty();
    }

    /** What a clock on the wall shows at that second. */
    LocalDateTime onTheWall(long second) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), settings.zone());
    }
}
