package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.BranchHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayMessagesTest {

    @TempDir
    Path directory;

    private Company company;
    private Terminal gate;
    private String it;
    private String until;

    @BeforeEach
    void aTerminalThatKeepsWords() {
        company = new Company(directory);
        company.gates.add(BranchHouse.family());
        TerminalDraft draft =
                TerminalDraft.of(new LocalName("东门", "East gate"), company.shanghai.id(), BranchHouse.FAMILY, "");
        gate = company.gates.terminals.register(company.actor, draft).terminal();
        it = company.key("terminal.read", "terminal.write");
        until = company.clock.instant().plus(Duration.ofHours(2)).toString();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private String words(String audience) {
        return "{" + audience + "\"text\":\" 停电检修 \",\"until\":\"" + until + "\"}";
    }

    private String forSite() {
        return words("\"siteId\":\"" + company.shanghai.id().text() + "\",");
    }

    private JsonNode first() {
        return Texts.json(company.get(it, "/display-messages"), 200).at("/items/0");
    }

    @Test
    void t044WordsForASiteAreShownWithTheirPlacesAndTakenBack() {
        JsonNode sent = Texts.json(company.post(it, "/display-messages", forSite()), 201);
        assertEquals("停电检修", sent.get("text").asText());
        assertEquals(company.clock.instant().toString(), sent.get("from").asText());
        assertEquals("East gate", sent.at("/places/0/terminalName/en").asText());
        assertEquals("EXPECTED", sent.at("/places/0/state").asText());
        assertEquals(sent, first());
        JsonNode back = Texts.json(company.post(it, "/display-messages/1/withdrawals", "{}"), 200);
        assertEquals(true, back.get("withdrawn").asBoolean());
        assertEquals("CONFIRMED", back.at("/places/0/state").asText(), "nobody had been told");
        assertEquals(
                404, company.post(it, "/display-messages/7/withdrawals", "{}").statusCode());
    }

    @Test
    void t044WordsAreForOneOfASiteATerminalAndAPerson() {
        String both = words("\"siteId\":\"" + company.shanghai.id().text() + "\",\"terminalId\":\""
                + gate.id().text() + "\",");
        for (String draft : new String[] {both, words("")}) {
            assertEquals(
                    "display.audience",
                    Texts.json(company.post(it, "/display-messages", draft), 422)
                            .get("code")
                            .asText());
        }
        Texts.json(
                company.post(
                        it,
                        "/display-messages",
                        words("\"terminalId\":\"" + gate.id().text() + "\",")),
                201);
        assertEquals("East gate", first().at("/terminalName/en").asText());
        Employee nobody = company.hire("王小明", company.works);
        JsonNode nowhere = Texts.json(
                company.post(
                        it,
                        "/display-messages",
                        words("\"employeeId\":\"" + nobody.id().text() + "\",")),
                422);
        assertEquals("display.nowhere", nowhere.get("code").asText());
    }

    @Test
    void t044WhoMayNotWriteToTerminalsMayReadWhatTheyShow() {
        String reader = company.key("terminal.read");
        Texts.json(company.post(it, "/display-messages", forSite()), 201);
        assertEquals(403, company.post(reader, "/display-messages", forSite()).statusCode());
        assertFalse(Texts.json(company.get(reader, "/display-messages"), 200)
                .get("items")
                .isEmpty());
    }
}
