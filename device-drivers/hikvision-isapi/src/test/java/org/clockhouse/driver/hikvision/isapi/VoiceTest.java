package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What terminals say aloud (T044). */
@Timeout(60)
class VoiceTest {

    private static final String SPOKEN = "PUT /ISAPI/AccessControl/Verification/ttsText?format=json";

    /** As a DS-K1T terminal described itself. */
    private static final String WITHOUT_LANGUAGES =
            "{\"TTSTextCap\":{\"enable\":[true,false],\"prefix\":[\"name\",\"none\"],"
                    + "\"Success\":{\"maxSize\":4,\"text\":{\"@min\":1,\"@max\":64}},"
                    + "\"Failure\":{\"maxSize\":4,\"text\":{\"@min\":1,\"@max\":64}}}}";

    /** As the maker's guide describes it. */
    private static final String WITH_LANGUAGES = "{\"TTSTextCap\":{\"enable\":[true,false],"
            + "\"prefix\":[\"name\",\"lastname\",\"none\"],"
            + "\"Success\":{\"language\":{\"@opt\":[\"SimChinese\",\"TraChinese\",\"English\"]},\"text\":{\"@min\":1,\"@max\":64}},"
            + "\"Failure\":{\"language\":{\"@opt\":[\"SimChinese\",\"TraChinese\",\"English\"]},\"text\":{\"@min\":1,\"@max\":64}}}}";

    private final Bench bench = Bench.patient();

    @AfterEach
    void close() {
        bench.close();
    }

    private void connect() throws Exception {
        bench.connect().close();
    }

    private long tellings() {
        return bench.terminal.heard.stream().filter(SPOKEN::equals).count();
    }

    private Json spoken() throws DriverException {
        return Json.of(bench.terminal.spoken).at("TTSText");
    }

    @Test
    void t044TheWordsAreToldOnceAndAgainOnlyWhenTheyChange() throws Exception {
        bench.terminal.speech = WITHOUT_LANGUAGES;
        bench.settings.put("voice", "nameAndWords");
        bench.settings.put("voiceAccepted", "打卡成功");
        bench.settings.put("voiceRefused", "请联系前台");
        connect();
        connect();
        assertEquals(1, tellings());
        assertEquals("true", spoken().at("enable").text());
        assertEquals("name", spoken().string("prefix"));
        assertEquals("打卡成功", spoken().list("Success").get(0).string("text"));
        assertEquals("请联系前台", spoken().list("Failure").get(0).string("text"));
        bench.settings.put("voiceAccepted", "早上好");
        connect();
        assertEquals(2, tellings());
        assertEquals("早上好", spoken().list("Success").get(0).string("text"));
    }

    @Test
    void t044TheLanguageIsNamedWhereTheModelKnowsSome() throws Exception {
        bench.terminal.speech = WITH_LANGUAGES;
        bench.settings.put("voice", "titleAndWords");
        bench.settings.put("voiceAccepted", "你好");
        bench.settings.put("voiceRefused", "please wait");
        connect();
        assertEquals("lastname", spoken().string("prefix"));
        assertEquals("SimChinese", spoken().list("Success").get(0).string("language"));
        assertEquals("English", spoken().list("Failure").get(0).string("language"));
    }

    @Test
    void t044ATerminalIsSilencedAndNoOtherIsAsked() throws Exception {
        bench.terminal.speech = WITHOUT_LANGUAGES;
        bench.terminal.spoken = "{\"TTSText\":{\"enable\":true,\"prefix\":\"none\",\"Success\":[],\"Failure\":[]}}";
        connect();
        assertTrue(bench.terminal.heard.stream().noneMatch(asked -> asked.contains("ttsText")));
        bench.settings.put("voice", "silent");
        connect();
        assertEquals("false", spoken().at("enable").text());
        connect();
        assertEquals(1, tellings());
    }

    @Test
    void wordsOfASilentTerminalAreLeftInIt() throws Exception {
        bench.terminal.speech = WITHOUT_LANGUAGES;
        bench.terminal.spoken =
                "{\"TTSText\":{\"enable\":false,\"prefix\":\"none\",\"Success\":[{\"text\":\"hello\"}],\"Failure\":[]}}";
        bench.settings.put("voice", "silent");
        connect();
        assertEquals(0, tellings());
    }

    @Test
    void aModelThatCannotSpeakSoIsMisconfigured() {
        bench.settings.put("voice", "words");
        assertMisconfigured("reads out no words");
        bench.terminal.speech = WITHOUT_LANGUAGES;
        bench.settings.put("voice", "titleAndWords");
        assertMisconfigured("does not speak the name");
        bench.settings.put("voice", "words");
        bench.settings.put("voiceAccepted", "好".repeat(65));
        assertMisconfigured("at most 64 characters");
        assertEquals(0, tellings());
    }

    private void assertMisconfigured(String why) {
        DriverException refused = assertThrows(DriverException.class, this::connect);
        assertEquals(Fault.MISCONFIGURED, refused.fault());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }
}
