package org.clockhouse.driver.hikvision.isapi;

import java.util.List;
import java.util.Map;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.json.Json;

/**
 * What a terminal speaks after it let somebody in or did not, from text that it reads out itself. Source: <i>Intelligent Security API
 * (Access Control on Person) Developer Guide</i>, {@code /ISAPI/AccessControl/Verification/ttsText}, and what a DS-K1T terminal answered.
 *
 * @param accepted whole day; empty for nothing
 * @param refused whole day; empty for nothing
 */
record Voice(How how, String accepted, String refused) {

    static final Setting HOW =
            Setting.choice("voice", List.of("unchanged", "silent", "words", "nameAndWords", "titleAndWords"));
    static final Setting ACCEPTED = Setting.text("voiceAccepted");
    static final Setting REFUSED = Setting.text("voiceRefused");

    private static final String AT = "/ISAPI/AccessControl/Verification/ttsText";
    private static final Request ABILITIES = Request.get(AT + "/capabilities?format=json");
    private static final String WORDS = AT + "?format=json";

    enum How {
        /** As somebody set it at the terminal. */
        UNCHANGED(""),
        SILENT("none"),
        WORDS("none"),
        NAME_AND_WORDS("name"),
        TITLE_AND_WORDS("lastname");

        private final String prefix;

        How(String prefix) {
            this.prefix = prefix;
        }
    }

    static Voice of(TerminalAddress address) {
        How how = How.values()[HOW.choices().indexOf(address.value(HOW))];
        return new Voice(
                how, address.value(ACCEPTED).strip(), address.value(REFUSED).strip());
    }

    /**
     * Nothing is asked of a terminal whose voice is to stay as it is.
     *
     * @throws DriverException as {@link Fault#MISCONFIGURED} where the model cannot speak so
     */
    void tell(Conversation terminal) throws DriverException, InterruptedException {
        if (how == How.UNCHANGED) {
            return;
        }
        Json abilities = terminal.abilities(ABILITIES)
                .map(said -> said.at("TTSTextCap"))
                .filter(said -> !said.members().isEmpty())
                .orElseThrow(() -> misconfigured("this model reads out no words; leave its voice unchanged"));
        String wanted = words(abilities);
        Spoken now = Spoken.of(terminal.json(Request.get(WORDS)).at("TTSText"));
        boolean isSilent = how == How.SILENT && !now.enabled();
        if (!isSilent && !now.equals(Spoken.of(Json.of(wanted).at("TTSText")))) {
            terminal.demand(Request.write("PUT", WORDS, wanted));
        }
    }

    private String words(Json abilities) throws DriverException {
        List<String> prefixes = abilities.list("prefix").stream()
                .map(each -> String.valueOf(each.value()))
                .toList();
        if (!how.prefix.equals("none") && !prefixes.contains(how.prefix)) {
            throw misconfigured("this model does not speak the name in front of the words");
        }
        return Json.write(Json.object(
                "TTSText",
                Json.object(
                        "enable",
                        how != How.SILENT,
                        "prefix",
                        how.prefix,
                        "Success",
                        segments(accepted, abilities.at("Success")),
                        "Failure",
                        segments(refused, abilities.at("Failure")))));
    }

    /** The language is named where the model asks for it. */
    private List<Map<String, Object>> segments(String text, Json abilities) throws DriverException {
        if (text.isEmpty() || how == How.SILENT) {
            return List.of();
        }
        long most = abilities.at("text").number("@max").orElse(Long.MAX_VALUE);
        if (text.length() > most) {
            throw misconfigured("this model speaks at most " + most + " characters, not " + text.length());
        }
        Map<String, Object> segment =
                Json.object("TimeSegment", Json.object("beginTime", "00:00:00", "endTime", "23:59:59"));
        if (!abilities.at("language").members().isEmpty()) {
            segment.put("language", isChinese(text) ? "SimChinese" : "English");
        }
        segment.put("text", text);
        return List.of(segment);
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** What makes a difference to who listens; each firmware writes the rest in its own way. */
    private record Spoken(boolean enabled, String prefix, List<String> accepted, List<String> refused) {

        static Spoken of(Json said) {
            String prefix = said.string("prefix");
            return new Spoken(
                    said.at("enable").text().equals("true"),
                    prefix.isEmpty() ? "none" : prefix,
                    texts(said.list("Success")),
                    texts(said.list("Failure")));
        }

        private static List<String> texts(List<Json> segments) {
            return segments.stream().map(segment -> segment.string("text")).toList();
        }
    }

    private static DriverException misconfigured(String why) {
        return new DriverException(Fault.MISCONFIGURED, why);
    }
}
