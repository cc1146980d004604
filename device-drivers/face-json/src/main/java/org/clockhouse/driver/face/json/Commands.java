package org.clockhouse.driver.face.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.json.Json;

/** Tasks in the words of a terminal. Only what a host may want is worded: the log is never cleared, nothing is formatted. */
final class Commands {

    /** Which of a person's things a message is about. */
    private static final int PIN = 10;

    private static final int CARD = 11;
    private static final int EVERYTHING = 13;

    private static final int LONGEST_NAME = 24;
    private static final int MOST_DOORS = 4;

    private Commands() {}

    /**
     * One message of an errand, after whose answer the next is said.
     *
     * @param mayFail whether it matters that the terminal would not: there was nothing to take away
     */
    record Step(String command, String text, boolean mayFail) {

        /** The next part of a long answer. */
        Step more() {
            return step(command, "stn", false);
        }
    }

    /** @param localTime what the terminal's clock should show now. @return empty for what such a terminal has no words for */
    static Optional<List<Step>> of(Task task, Supplier<String> localTime) {
        if (task instanceof Task.PutHolder put) {
            return isNumber(put.number()) ? holder(put) : Optional.empty();
        }
        if (task instanceof Task.RemoveHolder remove) {
            return isNumber(remove.number())
                    ? one(step("deleteuser", "enrollid", number(remove.number()), "backupnum", EVERYTHING))
                    : Optional.empty();
        }
        if (task instanceof Task.PutTemplate put) {
            Template template = put.template();
            return isNumber(template.holderNumber())
                    ? Templates.number(template.family(), template.slot())
                            .map(what -> List.of(step("setuserinfo", Templates.members(template, what))))
                    : Optional.empty();
        }
        if (task instanceof Task.RemoveTemplate remove) {
            return isNumber(remove.number())
                    ? Templates.number(remove.family(), remove.slot())
                            .map(what -> List.of(without(remove.number(), what)))
                    : Optional.empty();
        }
        if (task instanceof Task.ReadPunches read) {
            return one(step(
                    "getalllog",
                    "stn",
                    true,
                    "from",
                    read.from().toLocalDate().toString(),
                    "to",
                    read.until().toLocalDate().toString()));
        }
        if (task instanceof Task.ReadHolders) {
            return one(step("getuserlist", "stn", true));
        }
        if (task instanceof Task.SetClock) {
            return one(step("settime", "cloudtime", localTime.get()));
        }
        if (task instanceof Task.MoveDoor move) {
            return move.command() == Command.UNLOCK_ONCE && move.door() >= 1 && move.door() <= MOST_DOORS
                    ? one(step("opendoor", "doornum", move.door()))
                    : Optional.empty();
        }
        if (task instanceof Task.Restart) {
            return one(step("reboot"));
        }
        return task instanceof Task.Identify ? one(step("getdevinfo")) : Optional.empty();
    }

    /** What is to go goes first. Faces and fingers that were enrolled at the terminal stay. */
    private static Optional<List<Step>> holder(Task.PutHolder put) {
        Optional<Grant> card = grant(put, CredentialKind.CARD);
        Optional<String> pin = grant(put, CredentialKind.PIN).map(Commands::digits);
        if (pin.isPresent() && !isNumber(pin.get())) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        if (card.isEmpty()) {
            steps.add(without(put.number(), CARD));
        }
        if (pin.isEmpty()) {
            steps.add(without(put.number(), PIN));
        }
        card.ifPresent(grant ->
                steps.add(with(put, CARD, new BigInteger(1, grant.token().bytes()))));
        pin.ifPresent(digits -> steps.add(with(put, PIN, number(digits))));
        steps.add(step(
                "setusername",
                "count",
                1,
                "record",
                List.of(Json.object("enrollid", number(put.number()), "name", cut(put.name())))));
        return Optional.of(steps);
    }

    private static Step without(String number, int what) {
        Step step = step("deleteuser", "enrollid", number(number), "backupnum", what);
        return new Step(step.command(), step.text(), true);
    }

    private static Step with(Task.PutHolder put, int what, BigInteger value) {
        return step(
                "setuserinfo",
                "enrollid",
                number(put.number()),
                "name",
                cut(put.name()),
                "backupnum",
                what,
                "admin",
                0,
                "record",
                value);
    }

    private static Optional<Grant> grant(Task.PutHolder put, CredentialKind kind) {
        return put.grants().stream().filter(grant -> grant.kind() == kind).findFirst();
    }

    /** A PIN is a token of its digits as text. The terminal keeps it as a number, so none may begin with a zero. */
    private static String digits(Grant grant) {
        return new String(grant.token().bytes(), StandardCharsets.US_ASCII);
    }

    private static boolean isNumber(String number) {
        return number.matches("[1-9][0-9]{0,8}") && !number.equals(LogRecord.STRANGER);
    }

    private static BigInteger number(String number) {
        return new BigInteger(number);
    }

    private static String cut(String name) {
        String clean = name.replaceAll("\\p{Cntrl}+", " ").strip();
        int end = Math.min(clean.length(), LONGEST_NAME);
        boolean halves = end > 0 && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, halves ? end - 1 : end);
    }

    private static Optional<List<Step>> one(Step step) {
        return Optional.of(List.of(step));
    }

    private static Step step(String command, Object... pairs) {
        Object[] all = new Object[pairs.length + 2];
        all[0] = "cmd";
        all[1] = command;
        System.arraycopy(pairs, 0, all, 2, pairs.length);
        return new Step(command, Json.write(Json.object(all)), false);
    }
}
