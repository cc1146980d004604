package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holidays from a file, read over HTTP before anybody puts them in. */
class HolidaysTest {

    @TempDir
    Path directory;

    private Company company;

    @BeforeEach
    void start() {
        company = new Company(directory);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> read(String key, String text) {
        ObjectNode file = new ObjectMapper().createObjectNode();
        return company.post(
                key,
                "/calendars/readings",
                file.put("text", text)
                        .put("year", 2027)
                        .put("free", "STATUTORY")
                        .toString());
    }

    @Test
    void aFileIsReadAndNothingIsStored() {
        String key = company.key("organisation.read", "organisation.write");
        String before = company.get(key, "/calendars").body();
        HttpResponse<String> answer = read(
                key,
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270501\r\nSUMMARY:Labour Day\r\nEND:VEVENT\r\n"
                        + "BEGIN:VEVENT\r\nDTSTART:20270502T080000Z\r\nSUMMARY:A call\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode reading = Texts.json(answer);
        assertEquals("2027-05-01", reading.at("/days/0/date").asText());
        assertEquals("Labour Day", reading.at("/days/0/name").asText());
        assertEquals(1, reading.at("/days").size());
        assertEquals("not-a-whole-day", reading.at("/left/0/code").asText());
        assertEquals(6, reading.at("/left/0/line").asInt());
        assertEquals("UNSIGNED", reading.at("/signature/trust").asText());
        assertEquals(before, company.get(key, "/calendars").body());
    }

    @Test
    void theFileOfAYearSaysThatNobodySignedIt() {
        HttpResponse<String> answer = read(
                company.key("organisation.write"),
                "# days\n2027-01-01,STATUTORY,元旦,a notice\n2026-01-01,STATUTORY,,\n");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode reading = Texts.json(answer);
        assertEquals("a notice", reading.at("/days/0/source").asText());
        assertEquals("another-year", reading.at("/left/0/code").asText());
        assertEquals("UNSIGNED", reading.at("/signature/trust").asText());
        HttpResponse<String> changed =
                read(company.key("organisation.write"), "2027-01-01,STATUTORY,,\n#signer AAAA\n#signature AAAA\n");
        assertEquals(422, changed.statusCode(), changed.body());
        assertEquals("calendar.signature", Texts.json(changed).get("code").asText());
    }

    @Test
    void whatIsNoCalendarIsRefusedWithItsPlace() {
        HttpResponse<String> answer = read(company.key("organisation.write"), "date;name");
        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals("calendar.file", Texts.json(answer).get("code").asText());
    }
}
