package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {

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

    @Test
    void t055WhoHearsOfWhatIsSetOverHttpByWhoSawItAsItIs() {
        String key = company.key("notice.configure");
        JsonNode rules = Texts.json(company.get(key, "/notice-rules")).get("items");
        assertEquals("LATE", rules.at("/0/topic").asText(), rules.toString());
        HttpResponse<String> read = company.get(key, "/notice-rules/MISSING");
        assertEquals("[\"MANAGER\"]", Texts.json(read).get("roles").toString());
        String draft = "{\"on\":true,\"roles\":[\"HR\",\"MANAGER\"],\"delayMinutes\":20}";
        assertEquals(200, put(key, read, draft).statusCode());
        assertEquals(412, put(key, read, draft).statusCode());
        JsonNode after = Texts.json(company.get(key, "/notice-rules/MISSING"));
        assertEquals(20, after.get("delayMinutes").asInt());
        assertEquals("[\"HR\",\"MANAGER\"]", after.get("roles").toString());
    }

    @Test
    void aDelayOfDaysIsRefusedWithItsPlace() {
        String key = company.key("notice.configure");
        HttpResponse<String> read = company.get(key, "/notice-rules/MISSING");
        HttpResponse<String> refused = put(key, read, "{\"on\":true,\"roles\":[],\"delayMinutes\":2000}");
        assertEquals(
                "/delayMinutes", Texts.json(refused).at("/errors/0/pointer").asText(), refused.body());
    }

    @Test
    void aMachineHasNoNotices() {
        assertEquals(403, company.get(company.key("own.read"), "/notices").statusCode());
    }

    private HttpResponse<String> put(String key, HttpResponse<String> read, String draft) {
        return company.web.send(company.as(key, "/notice-rules/MISSING")
                .header("If-Match", Texts.tag(read))
                .PUT(Web.text(draft)));
    }
}
