package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are made in the background and fetched, over HTTP. */
class ReportRunsTest {

    @TempDir
    Path directory;

    private Company company;
    private String key;

    @BeforeEach
    void start() {
        company = new Company(directory);
        key = company.key(company.front.permissions().all().toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aReportIsMadeInTheBackgroundAndFetchedByWhoeverAskedForIt() {
        company.hire("王小明", company.works);
        String draft = "{\"report\":\"MONTH_SHEET\",\"month\":\"2026-09\",\"format\":\"CSV\",\"language\":\"EN\"}";
        HttpResponse<String> started = company.post(key, "/report-runs", draft);
        assertEquals(202, started.statusCode(), started.body());
        String path = started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        assertEquals("DONE", Texts.json(company.get(key, path)).get("state").asText());
        HttpResponse<String> sheet = company.get(key, path + "/content");
        assertEquals(
                "text/csv;charset=utf-8",
                sheet.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertTrue(sheet.headers().firstValue("Content-Disposition").orElse("").contains("month-sheet-2026-09.csv"));
        assertTrue(sheet.body().contains("王小明") || sheet.body().contains("Person 1"), sheet.body());

        assertEquals(
                404, company.get(company.key("report.run"), path + "/content").statusCode());
        company.clock.advance(Duration.ofHours(2));
        company.front.workers().tick();
        assertEquals(404, company.get(key, path).statusCode());
    }

    @Test
    void aReportAskedForAgainWithTheSameKeyIsTheSameReport() {
        HttpRequest.Builder request = company.as(key, "/report-runs").header("Idempotency-Key", "month-end");
        String draft = "{\"report\":\"MONTH_SHEET\",\"month\":\"2026-09\",\"format\":\"CSV\"}";
        HttpResponse<String> first = company.web.send(request.POST(Web.text(draft)));
        HttpResponse<String> again = company.web.send(request.POST(Web.text(draft)));
        assertEquals(202, again.statusCode());
        assertEquals(first.headers().firstValue("Location"), again.headers().firstValue("Location"));
        assertEquals(first.body(), again.body());
        HttpResponse<String> other = company.web.send(request.POST(Web.text(draft.replace("CSV", "XLSX"))));
        assertEquals(422, other.statusCode(), other.body());
    }

    @Test
    void aReportOfNoPeriodIsRefused() {
        HttpResponse<String> refused =
                company.post(key, "/report-runs", "{\"report\":\"MONTH_SHEET\",\"format\":\"CSV\"}");
        assertEquals(400, refused.statusCode());
        assertEquals("?month", Texts.json(refused).at("/errors/0/pointer").asText());
        assertEquals(
                400,
                company.get(key, "/timesheets?from=2026-01-01&until=2026-12-31").statusCode());
    }
}
