package org.clockhouse.driver.face.json;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.json.Json;

/** What a terminal says: a request of its own, named by {@code cmd}, or the answer to one of ours, named by {@code ret}. */
record Message(Json json) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern STATED =
            Pattern.compile("([0-9/ :T-]{8,19}?)(?:\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Set<String> GOOD = Set.of("true", "\"true\"", "1");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static Message of(String text) throws DriverException {
        Message message = new Message(Json.of(text));
        if (message.request().isEmpty() == message.answerTo().isEmpty()) {
            throw new DriverException(Fault.GARBLED, "a message is a request or an answer");
        }
        return message;
    }

    /** Empty in an answer. */
    String request() {
        return json.string("cmd").strip();
    }

    /** The request of ours that is answered; empty in a request. */
    String answerTo() {
        return json.string("ret").strip();
    }

    /** Empty where it does not say: some answers leave it out. */
    String serialNumber() {
        return json.string("sn").strip();
    }

    boolean isGood() {
        return GOOD.contains(json.at("result").text());
    }

    /** Why something was not done, in the terminal's words or numbers. */
    String reason() {
        String reason = json.string("reason").isEmpty() ? json.string("msg") : json.string("reason");
        return reason.isEmpty() ? "refused" : reason.substring(0, Math.min(reason.length(), 100));
    }

    OptionalLong number(String name) {
        return json.number(name);
    }

    List<Json> records() {
        return json.list("record");
    }

    /** Who calls, as far as a registration says. */
    TerminalIdentity identity() {
        Json device = json.at("devinfo");
        TerminalIdentity.Builder identity = TerminalIdentity.builder(serialNumber())
                .model(device.string("modelname"))
                .firmware(device.string("firmware"));
        count(device, "logsize").ifPresent(identity::punchCapacity);
        count(device, "usersize").ifPresent(identity::credentialCapacity);
        return identity.build();
    }

    /** How full it is, when it says. */
    Optional<Health> health() {
        Json device = json.at("devinfo");
        OptionalInt punches = count(device, "usedlog");
        OptionalInt people = count(device, "useduser");
        return punches.isPresent() && people.isPresent()
                ? Optional.of(Health.of(Health.State.GOOD, "").holding(punches.getAsInt(), people.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt count(Json device, String name) {
        OptionalLong found = device.number(name);
        return found.isPresent() && found.getAsLong() >= 0 && found.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) found.getAsLong())
                : OptionalInt.empty();
    }

    /**
     * What a clock showed.
     *
     * @param offset where the terminal states it, as most do not
     */
    record Reading(LocalDateTime time, Optional<ZoneOffset> offset) {}

    static Optional<Reading> time(String text) {
        Matcher stated = STATED.matcher(text.strip());
        if (!stated.matches()) {
            return Optional.empty();
        }
        try {
            String time = stated.group(1).replace('/', '-').replace('T', ' ');
            return Optional.of(new Reading(
                    LocalDateTime.parse(time, TIME),
                    Optional.ofNullable(stated.group(2)).map(ZoneOffset::of)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String write(LocalDateTime time) {
        return WRITTEN.format(time);
    }
}
