package org.clockhouse.driver.simulator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;

/**
 * What an operator set for one simulated terminal.
 *
 * @param perHour punches in an hour beside those of shifts
 * @param since first date with punches; empty for yesterday
 * @param method how everybody identifies; empty for a mixture
 * @param holidays dates on which nobody with one of these patterns comes
 * @param clockError seconds by which the terminal's clock is ahead
 */
record SimulatorSettings(
        Patterns patterns,
        Crew crew,
        long perHour,
        long seed,
        ZoneId zone,
        Optional<LocalDate> since,
        Map<LocalDate, Set<String>> holidays,
        boolean keys,
        Optional<Method> method,
        long clockError,
        List<Outage> outages,
        int capacity) {

    static final Setting PEOPLE = Setting.text("people").otherwise("1001-1020=D");
    static final Setting PATTERNS = Setting.text("patterns")
            .otherwise("D=Mon-Fri 09:00-18:00;E=06:00-14:00;L=14:00-22:00;N=22:00-06:00;R=E,E,L,L,N,N,-,-");
    static final Setting PER_MINUTE = Setting.number("punchesPerMinute").otherwise("0");
    static final Setting SEED = Setting.number("seed").otherwise("1");
    static final Setting ZONE = Setting.text("zone").otherwise("UTC");
    static final Setting SINCE = Setting.text("since");
    static final Setting HOLIDAYS = Setting.text("holidays");
    static final Setting KEYS = Setting.flag("keys").otherwise("true");
    static final Setting METHOD = Setting.choice("method", List.of("mixed", "card", "fingerprint", "face"));
    static final Setting CLOCK_ERROR = Setting.number("clockError").otherwise("0");
    static final Setting OUTAGES = Setting.text("outages");
    static final Setting CAPACITY = Setting.number("capacity").otherwise("100000");

    private static final long SECONDS_AN_HOUR = 3600;

    /** A time of day, in the terminal's zone, at which it does not answer, every day. */
    record Outage(LocalTime from, LocalTime until) {

        boolean contains(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }

    static SimulatorSettings of(TerminalAddress address) throws DriverException {
        try {
            Patterns patterns = Patterns.parse(address.value(PATTERNS));
            Crew crew = Crew.parse(address.value(PEOPLE), patterns);
            return new SimulatorSettings(
                    patterns,
                    crew,
                    perHour(address.value(PER_MINUTE), crew),
                    Long.parseLong(address.value(SEED)),
                    ZoneId.of(address.value(ZONE)),
                    Optional.of(address.value(SINCE))
                            .filter(text -> !text.isEmpty())
                            .map(LocalDate::parse),
                    holidays(address.value(HOLIDAYS)),
                    Boolean.parseBoolean(address.value(KEYS)),
                    method(address.value(METHOD)),
                    Long.parseLong(address.value(CLOCK_ERROR)),
                    outages(address.value(OUTAGES)),
                    Math.max(1, Integer.parseInt(address.value(CAPACITY))));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new DriverException(Fault.MISCONFIGURED, "a setting makes no sense: " + e.getMessage(), e);
        }
    }

    private static long perHour(String perMinute, Crew crew) {
        long rate = new BigDecimal(perMinute).multiply(BigDecimal.valueOf(60)).longValue();
        if (rate < 0 || rate > crew.members().size() * SECONDS_AN_HOUR) {
            throw new IllegalArgumentException("punchesPerMinute is at most 60 for each person");
        }
        return rate;
    }

    private static Optional<Method> method(String text) {
        return switch (text) {
            case "card" -> Optional.of(Method.CARD);
            case "fingerprint" -> Optional.of(Method.FINGERPRINT);
            case "face" -> Optional.of(Method.FACE);
            default -> Optional.empty();
        };
    }

    private static Map<LocalDate, Set<String>> holidays(String text) {
        Map<LocalDate, Set<String>> holidays = new HashMap<>();
        for (String part : text.split(",")) {
            String[] sides = part.strip().split("=", 2);
            if (!part.isBlank() && sides.length == 2) {
                holidays.computeIfAbsent(LocalDate.parse(sides[0].strip()), none -> new HashSet<>())
                        .add(sides[1].strip());
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException("a holiday looks like 2026-10-01=D, not '" + part + "'");
            }
        }
        return holidays;
    }

    private static List<Outage> outages(String text) {
        List<Outage> outages = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] sides = part.strip().split("-", 2);
            if (!part.isBlank() && sides.length == 2) {
                outages.add(new Outage(LocalTime.parse(sides[0].strip()), LocalTime.parse(sides[1].strip())));
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException("an outage looks like 12:00-12:20, not '" + part + "'");
            }
        }
        return List.copyOf(outages);
    }
}
