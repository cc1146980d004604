package org.clockhouse.driver.zk.push;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clockhouse.driver.Cursor;

/**
 * What the host keeps of a terminal between its calls, as the text of a cursor: its language and protocol version, and for
 * each table the stamp that it last sent, which is given back as it came and means nothing else.
 *
 * @param language the code of a letter; 83 is simplified Chinese
 * @param version of the push protocol; empty where it states none
 * @param access whether it is an access terminal, which speaks push 3
 * @param stamps by table
 */
record Bookmarks(String language, String version, boolean access, Map<Stamped, String> stamps) {

    private static final Pattern STAMP = Pattern.compile("[^|=\\p{Cntrl}]{1,20}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9. _-]{0,24}");
    private static final String CHINESE = "83";

    /** A table with a stamp of its own. */
    enum Stamped {
        ATTLOG("A"),
        OPERLOG("O"),
        ATTPHOTO("P"),
        BIODATA("B"),
        IDCARD("I"),
        ERRORLOG("E");

        private final String letter;

        Stamped(String letter) {
            this.letter = letter;
        }

        static Optional<Stamped> named(String table) {
            for (Stamped stamped : values()) {
                if (stamped.name().equals(table)) {
                    return Optional.of(stamped);
                }
            }
            return Optional.empty();
        }
    }

    Bookmarks {
        language = WORD.matcher(language).matches() ? language : "";
        version = WORD.matcher(version).matches() ? version : "";
        stamps = Map.copyOf(stamps);
    }

    /** What cannot be read is as if nothing had been kept: the terminal sends again what is known already. */
    static Bookmarks of(Cursor cursor) {
        String[] parts = cursor.value().split("\\|", -1);
        if (parts.length < 3) {
            return new Bookmarks("", "", false, Map.of());
        }
        Map<Stamped, String> stamps = new TreeMap<>();
        for (int i = 3; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            for (Stamped stamped : Stamped.values()) {
                if (equals > 0 && parts[i].substring(0, equals).equals(stamped.letter)) {
                    stamps.put(stamped, parts[i].substring(equals + 1));
                }
            }
        }
        return new Bookmarks(parts[0], parts[1], parts[2].equals("acc"), stamps);
    }

    Cursor cursor() {
        return new Cursor(language + "|" + version + "|" + (access ? "acc" : "att")
                + new TreeMap<>(stamps)
                        .entrySet().stream()
                                .map(entry -> "|" + entry.getKey().letter + "=" + entry.getValue())
                                .collect(Collectors.joining()));
    }

    /** What a greeting does not state is as it was: firmware that wakes up says less than at its start. */
    Bookmarks greeted(String statedLanguage, String statedVersion, boolean isAccess) {
        return new Bookmarks(
                statedLanguage.isEmpty() ? language : statedLanguage,
                statedVersion.isEmpty() ? version : statedVersion,
                isAccess,
                stamps);
    }

    /** The same where the stamp is no stamp, or stands there already. */
    Bookmarks stamped(Stamped table, String stamp) {
        if (stamp.equals(stamps.get(table)) || !STAMP.matcher(stamp).matches()) {
            return this;
        }
        Map<Stamped, String> more = new TreeMap<>(stamps);
        more.put(table, stamp);
        return new Bookmarks(language, version, access, more);
    }

    /** 0 before the first: everything is to be sent. */
    String stamp(Stamped table) {
        return stamps.getOrDefault(table, "0");
    }

    /** Of names, both ways. */
    Charset charset() {
        return language.equals(CHINESE) ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    }
}
