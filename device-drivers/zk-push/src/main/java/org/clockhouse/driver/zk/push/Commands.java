package org.clockhouse.driver.zk.push;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Task;

/** Tasks in the words of a terminal. Only what a host may want is worded: no shell, no files, no clearing. */
record Commands(boolean access, Charset charset, LocalDateTime localTime) {

    /** As many bytes of a name as the terminals keep. */
    private static final int LONGEST_NAME = 24;

    private static final int LONGEST_WORDS = 320;
    private static final int MOST_DOORS = 4;
    private static final int FOR_EVERYBODY = 253;
    private static final int PERSONAL = 254;

    private static final Pattern OPTION = Pattern.compile("~?[A-Za-z][A-Za-z0-9_]{0,38}");

    /** At all times, at all four doors that such a terminal may have. */
    private static final String EVERYWHERE = "\tAuthorizeTimezoneId=1\tAuthorizeDoorId=15";

    /**
     * {@code C:12:REBOOT}, with its line end; empty for a task that such a terminal has no words for. What it needs another command for
     * before has that in front, under the same number with an A.
     */
    Optional<String> line(Errand errand) {
        String before = (access ? wordsBefore(errand.task()) : Optional.<String>empty())
                .map(words -> "C:A" + errand.number() + ":" + words + "\n")
                .orElse("");
        return words(errand.task()).map(words -> before + "C:" + errand.number() + ":" + words + "\n");
    }

    /** An access terminal keeps apart who somebody is, and what they may open. */
    private static Optional<String> wordsBefore(Task task) {
        if (task instanceof Task.PutHolder put) {
            return Optional.of("DATA UPDATE userauthorize Pin=" + clean(put.number()) + EVERYWHERE);
        }
        return task instanceof Task.RemoveHolder remove
                ? Optional.of("DATA DELETE userauthorize Pin=" + clean(remove.number()))
                : Optional.empty();
    }

    Optional<String> words(Task task) {
        return access ? accessWords(task) : attendanceWords(task);
    }

    private Optional<String> attendanceWords(Task task) {
        if (task instanceof Task.PutHolder put) {
            return Optional.of("DATA UPDATE USERINFO " + holder(put));
        }
        if (task instanceof Task.RemoveHolder remove) {
            return Optional.of("DATA DELETE USERINFO PIN=" + clean(remove.number()));
        }
        if (task instanceof Task.PutTemplate put) {
            return Templates.words(put);
        }
        if (task instanceof Task.RemoveTemplate remove) {
            return Templates.words(remove);
        }
        if (task instanceof Task.ReadPunches read) {
            return Optional.of("DATA QUERY ATTLOG StartTime=" + ZkTime.write(read.from()) + "\tEndTime="
                    + ZkTime.write(read.until()));
        }
        if (task instanceof Task.ReadHolders) {
            return Optional.of("DATA QUERY USERINFO");
        }
        if (task instanceof Task.SetClock) {
            return Optional.of("SET OPTION DateTime=" + ZkTime.pack(localTime));
        }
        if (task instanceof Task.SetOption option) {
            return OPTION.matcher(option.name()).matches()
                    ? Optional.of("SET OPTION " + option.name() + "=" + clean(option.value()))
                    : Optional.empty();
        }
        if (task instanceof Task.ShowMessage show) {
            return Optional.of("DATA UPDATE SMS " + words(show));
        }
        if (task instanceof Task.AddressMessage address) {
            return Optional.of("DATA UPDATE USER_SMS PIN=" + clean(address.number()) + "\tUID=" + address.message());
        }
        if (task instanceof Task.WithdrawMessage withdraw) {
            return Optional.of("DATA DELETE SMS UID=" + withdraw.message());
        }
        if (task instanceof Task.MoveDoor move) {
            return move.door() == 1 && move.command() == Command.UNLOCK_ONCE
                    ? Optional.of("AC_UNLOCK")
                    : Optional.empty();
        }
        if (task instanceof Task.Restart) {
            return Optional.of("REBOOT");
        }
        return task instanceof Task.Identify ? Optional.of("INFO") : Optional.empty();
    }

    private String words(Task.ShowMessage show) {
        long seconds = Duration.between(show.from(), show.until()).toSeconds();
        return String.join(
                "\t",
                "MSG=" + cut(clean(show.text()), LONGEST_WORDS),
                "TAG=" + (show.personal() ? PERSONAL : FOR_EVERYBODY),
                "UID=" + show.message(),
                "MIN=" + Math.max(1, (seconds + 59) / 60),
                "StartTime=" + ZkTime.write(show.from()));
    }

    private Optional<String> accessWords(Task task) {
        if (task instanceof Task.PutHolder put) {
            return Optional.of("DATA UPDATE user " + accessHolder(put));
        }
        if (task instanceof Task.RemoveHolder remove) {
            return Optional.of("DATA DELETE user Pin=" + clean(remove.number()));
        }
        if (task instanceof Task.MoveDoor move) {
            return move.door() >= 1 && move.door() <= MOST_DOORS && move.command() == Command.UNLOCK_ONCE
                    ? Optional.of(String.format("CONTROL DEVICE 01%02d0105", move.door()))
                    : Optional.empty();
        }
        if (task instanceof Task.ReadPunches) {
            return Optional.of("DATA QUERY tablename=transaction,fielddesc=*,filter=*");
        }
        if (task instanceof Task.ReadHolders) {
            return Optional.of("DATA QUERY tablename=user,fielddesc=*,filter=*");
        }
        return task instanceof Task.Restart ? Optional.of("CONTROL DEVICE 03000000") : Optional.empty();
    }

    /** The whole record: some firmware wipes what an update leaves out. */
    private String holder(Task.PutHolder put) {
        return String.join(
                "\t",
                "PIN=" + clean(put.number()),
                "Name=" + cut(clean(put.name()), LONGEST_NAME),
                "Pri=0",
                "Passwd=" + pin(put),
                "Card=" + card(put),
                "Grp=1",
                "TZ=0000000000000000");
    }

    private String accessHolder(Task.PutHolder put) {
        return String.join(
                "\t",
                "CardNo=" + card(put),
                "Pin=" + clean(put.number()),
                "Password=" + pin(put),
                "Group=0",
                "StartTime=0",
                "EndTime=0",
                "Name=" + cut(clean(put.name()), LONGEST_NAME),
                "Privilege=0");
    }

    private static String card(Task.PutHolder put) {
        return token(put.grants(), CredentialKind.CARD)
                .map(grant -> Cards.write(grant.token()))
                .orElse("");
    }

    private static String pin(Task.PutHolder put) {
        return token(put.grants(), CredentialKind.PIN).map(Commands::digits).orElse("");
    }

    private static Optional<Grant> token(List<Grant> grants, CredentialKind kind) {
        return grants.stream().filter(grant -> grant.kind() == kind).findFirst();
    }

    /** A PIN is a token of its digits as text. */
    private static String digits(Grant grant) {
        return clean(new String(grant.token().bytes(), StandardCharsets.US_ASCII));
    }

    /** A TAB or a line end in a name would be another field or command. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** On a character boundary, and without what the character set has not. */
    private String cut(String name, int most) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            String character = Character.toString(point);
            bytes += character.getBytes(charset).length;
            if (bytes > most) {
                break;
            }
            kept.append(character);
        }
        return kept.toString().strip();
    }
}
