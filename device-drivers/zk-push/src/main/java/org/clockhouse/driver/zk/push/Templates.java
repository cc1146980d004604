package org.clockhouse.driver.zk.push;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;

/**
 * Fingers, faces and palms as lines of this family, both ways. A template of the newer kind is versioned by the numbers of its
 * type and algorithm, {@code <type>.<major>.<minor>.<format>}, which a terminal wants back as they were.
 */
final class Templates {

    static final String FINGER = "zk.finger";
    static final String BIODATA = "zk.bio";
    static final Set<String> FAMILIES = Set.of(FINGER, BIODATA, Template.PHOTO);

    private static final int LONGEST = 512 << 10;
    private static final int MOST_FINGERS = 10;
    private static final String VISIBLE_FACE = "9";

    private Templates() {}

    /** @param word of the table or the line. @return empty for what is no template of a known kind, or not whole */
    static Optional<Template> read(String word, Line line) {
        List<String> columns = new ArrayList<>(line.columns());
        Map<String, String> pairs = Line.pairs(columns);
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "FP", "FINGERTMP" -> finger(pairs);
            case "BIODATA" -> biodata(pairs);
            case "BIOPHOTO" -> photo(pairs);
            default -> Optional.empty();
        };
    }

    private static Optional<Template> finger(Map<String, String> pairs) {
        int slot = PunchLine.number(pairs.getOrDefault("FID", ""));
        return slot < 0 || slot >= MOST_FINGERS || invalid(pairs)
                ? Optional.empty()
                : template(pairs, CredentialKind.FINGERPRINT, slot, FINGER, "TMP")
                        .map(Template.Builder::build);
    }

    /** What is in several parts is left where it is: a part alone recognises nobody. */
    private static Optional<Template> biodata(Map<String, String> pairs) {
        String type = pairs.getOrDefault("TYPE", "");
        Optional<CredentialKind> kind = kind(type);
        int slot = PunchLine.number(pairs.getOrDefault("NO", "0"));
        boolean whole = pairs.getOrDefault("INDEX", "0").equals("0");
        if (kind.isEmpty() || slot < 0 || slot >= MOST_FINGERS || !whole || invalid(pairs)) {
            return Optional.empty();
        }
        String version =
                String.join(".", type, number(pairs, "MAJORVER"), number(pairs, "MINORVER"), number(pairs, "FORMAT"));
        return template(pairs, kind.get(), slot, BIODATA, "TMP")
                .map(template -> template.version(version).build());
    }

    private static Optional<CredentialKind> kind(String type) {
        return switch (type) {
            case "1" -> Optional.of(CredentialKind.FINGERPRINT);
            case VISIBLE_FACE -> Optional.of(CredentialKind.FACE);
            case "8" -> Optional.of(CredentialKind.PALM);
            default -> Optional.empty();
        };
    }

    private static Optional<Template> photo(Map<String, String> pairs) {
        return template(pairs, CredentialKind.FACE, 0, Template.PHOTO, "CONTENT")
                .map(Template.Builder::build);
    }

    private static boolean invalid(Map<String, String> pairs) {
        return pairs.getOrDefault("VALID", "1").equals("0");
    }

    private static String number(Map<String, String> pairs, String name) {
        String stated = pairs.getOrDefault(name, "0");
        return stated.matches("[0-9]{1,5}") ? stated : "0";
    }

    private static Optional<Template.Builder> template(
            Map<String, String> pairs, CredentialKind kind, int slot, String family, String content) {
        String pin = pairs.getOrDefault("PIN", "");
        return !PunchLine.isPin(pin)
                ? Optional.empty()
                : decoded(pairs.getOrDefault(content, ""))
                        .map(bytes -> Template.builder(pin, kind, slot, family, bytes));
    }

    private static Optional<Bytes> decoded(String base64) {
        if (base64.isEmpty() || base64.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> words(Task.PutTemplate put) {
        Template template = put.template();
        String pin = "PIN=" + Commands.clean(template.holderNumber());
        String content = Base64.getEncoder().encodeToString(template.content().toArray());
        switch (template.family()) {
            case FINGER:
                return Optional.of("DATA UPDATE FINGERTMP "
                        + String.join(
                                "\t",
                                pin,
                                "FID=" + template.slot(),
                                "Size=" + content.length(),
                                "Valid=1",
                                "TMP=" + content));
            case BIODATA:
                String[] version = template.version().split("\\.", -1);
                return version.length != 4
                        ? Optional.empty()
                        : Optional.of("DATA UPDATE BIODATA "
                                + String.join(
                                        "\t",
                                        pin.replace("PIN", "Pin"),
                                        "No=" + template.slot(),
                                        "Index=0",
                                        "Valid=1",
                                        "Duress=0",
                                        "Type=" + version[0],
                                        "MajorVer=" + version[1],
                                        "MinorVer=" + version[2],
                                        "Format=" + version[3],
                                        "Tmp=" + content));
            case Template.PHOTO:
                return Optional.of("DATA UPDATE BIOPHOTO "
                        + String.join(
                                "\t", pin, "Type=" + VISIBLE_FACE, "Size=" + content.length(), "Content=" + content));
            default:
                return Optional.empty();
        }
    }

    static Optional<String> words(Task.RemoveTemplate remove) {
        String pin = Commands.clean(remove.number());
        return switch (remove.family()) {
            case FINGER -> Optional.of("DATA DELETE FINGERTMP PIN=" + pin + "\tFID=" + remove.slot());
            case BIODATA, Template.PHOTO ->
                type(remove.kind())
                        .map(type -> "DATA DELETE BIODATA Pin=" + pin + "\tType=" + type
                                + (remove.kind() == CredentialKind.FINGERPRINT ? "\tNo=" + remove.slot() : ""));
            default -> Optional.empty();
        };
    }

    private static Optional<String> type(CredentialKind kind) {
        return switch (kind) {
            case FINGERPRINT -> Optional.of("1");
            case FACE -> Optional.of(VISIBLE_FACE);
            case PALM -> Optional.of("8");
            default -> Optional.empty();
        };
    }
}
