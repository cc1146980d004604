package org.clockhouse.rest.internal.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.FieldMask;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.rest.internal.Company;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.HandReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader on a desk, over a real socket. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeskReadersTest {

    private static final String LEFT = "acme:left";
    private static final DeskRead TAG = DeskRead.of(new Token("0a004d7603")).medium(Medium.EM4100);

    @TempDir
    Path directory;

    private final HandReader driver = new HandReader();
    private final List<Stream> open = new ArrayList<>();
    private Company company;
    private String reader;
    private Thread server;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(driver);
        TerminalDraft draft =
                TerminalDraft.of(new LocalName("前台", "Front desk"), company.shanghai.id(), HandReader.ID, LEFT);
        reader = company.gates
                .terminals
                .register(company.actor, draft)
                .terminal()
                .id()
                .text();
        server = new Thread(company.gates::serveDesk, "desk");
        server.setDaemon(true);
        server.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.interrupt();
        server.join();
        open.forEach(Stream::close);
        company.close();
    }

    @Test
    void c061aReadComesWithEveryWritingOfTheNumber() {
        Stream stream = listen(company.key("desk-reader.listen"));
        stream.until("state", "\"ONLINE\"");
        driver.present(LEFT, TAG);
        JsonNode read = stream.next("read").get("read");
        assertEquals("····7603", read.get("masked").asText());
        assertFalse(read.get("random").asBoolean());
        JsonNode likeliest = read.get("readings").get(0);
        assertEquals("EM125", likeliest.get("technology").asText());
        assertEquals("0A004D7603", likeliest.get("hex").asText());
        assertEquals("0042954749443", likeliest.at("/renderings/DEC_13").asText());
    }

    @Test
    void aTextOfUnknownFormatComesAsEverythingThatItMayBe() {
        Stream stream = listen(company.key("desk-reader.listen"));
        driver.present(LEFT, DeskRead.written("0005076483"));
        JsonNode likeliest = stream.next("read").at("/read/readings/0");
        assertEquals("004D7603", likeliest.get("hex").asText());
        assertEquals("0005076483", likeliest.at("/renderings/DEC_10").asText());
    }

    @Test
    void aNumberThatAPhoneMakesUpIsMarked() {
        Stream stream = listen(company.key("desk-reader.listen"));
        driver.present(LEFT, DeskRead.of(new Token("08a1b2c3")).medium(Medium.ISO14443));
        assertTrue(stream.next("read").at("/read/random").asBoolean());
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        Stream stream = listen(company.key("desk-reader.listen"));
        driver.present(LEFT, DeskRead.misread(Misread.DAMAGED, "the checksum is wrong"));
        JsonNode misread = stream.next("misread").get("misread");
        assertEquals("card.damaged", misread.get("code").asText());
        assertEquals("the checksum is wrong", misread.get("detail").asText());
    }

    @Test
    void t085aWholeNumberThatWasReadIsAFactOfTheAuditTrail() {
        Stream stream = listen(company.key("desk-reader.listen"));
        driver.present(LEFT, TAG);
        stream.next("read");
        String audit = company.audit.trail.page(company.org, AuditFilter.ALL, Page.first(50)).items().stream()
                .filter(entry -> entry.draft().action().equals("desk-reader.read"))
                .toList()
                .toString();
        assertTrue(audit.contains("Front desk") || audit.contains("前台"), audit);
        assertFalse(audit.contains("0A004D7603"), audit);
    }

    @Test
    void whoeverMayNotSeeWholeNumbersGetsTheLastFourDigitsAndNoAuditIsNeeded() {
        Stream stream = listen(company.front.keyOf(company.front.role(
                Set.of("desk-reader.listen", "credential.read"), Map.of("credential.number", FieldMask.COVERED))));
        driver.present(LEFT, TAG);
        JsonNode event = stream.next("read");
        assertEquals("····7603", event.at("/read/masked").asText());
        assertEquals(0, event.at("/read/readings").size());
        assertFalse(event.toString().contains("0A004D"), event.toString());
    }

    @Test
    void theReadersOfOnesSitesAreListed() throws Exception {
        HttpResponse<String> listed = company.get(company.key("desk-reader.listen"), "/desk-readers");
        JsonNode item = Mapper.create().readTree(listed.body()).at("/items/0");
        assertEquals(reader, item.get("id").asText());
        assertEquals("Front desk", item.at("/name/en").asText());
    }

    @Test
    void withoutThePermissionNobodyHears() {
        assertEquals(
                403,
                company.get(company.key("terminal.read"), "/desk-readers/" + reader + "/reads")
                        .statusCode());
    }

    @Test
    void oneAccountListensOnlySoOftenAndTheOldestEnds() {
        String key = company.key("desk-reader.listen");
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i <= DeskStreams.MOST_FOR_ONE; i++) {
            company.clock.advance(Duration.ofSeconds(1));
            streams.add(listen(key));
            streams.get(i).next("state");
        }
        assertTrue(streams.get(0).ends());
        driver.present(LEFT, TAG);
        streams.get(1).next("read");
    }

    @Test
    void anOldStreamEndsSoThatItsClientComesThroughTheDoorAgain() {
        Stream stream = listen(company.key("desk-reader.listen"));
        stream.next("state");
        company.clock.advance(Duration.ofMinutes(31));
        company.front.workers().tick();
        assertTrue(stream.ends());
    }

    private Stream listen(String key) {
        var request = company.as(key, "/desk-readers/" + reader + "/reads").header("Accept", "text/event-stream");
        HttpResponse<InputStream> response = company.web.stream(request);
        assertEquals(200, response.statusCode());
        Stream stream = new Stream(response.body());
        open.add(stream);
        return stream;
    }

    private static final class Stream {

        private final BufferedReader lines;

        Stream(InputStream body) {
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        /** The data of the next event of this name. */
        JsonNode next(String name) {
            return until(name, "");
        }

        JsonNode until(String name, String within) {
            try {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:")) {
                        event = line.substring(6).strip();
                    } else if (line.startsWith("data:") && event.equals(name) && line.contains(within)) {
                        return Mapper.create().readTree(line.substring(5));
                    }
                }
                throw new AssertionError("the stream ended");
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean ends() {
            try {
                String line = lines.readLine();
                while (line != null) {
                    line = lines.readLine();
                }
            } catch (IOException closed) {
                return true;
            }
            return true;
        }

        void close() {
            try {
                lines.close();
            } catch (IOException alreadyGone) {
                throw new UncheckedIOException(alreadyGone);
            }
        }
    }
}
