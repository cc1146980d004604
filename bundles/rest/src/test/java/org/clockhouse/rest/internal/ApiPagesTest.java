package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served beside the resources, to everybody. */
class ApiPagesTest {

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
    void theDescriptionAndItsPageAreServedToEverybody() {
        HttpResponse<String> yaml = company.web.send(company.web.request("/api/v1/openapi.yaml"));
        assertTrue(yaml.body().contains("openapi: 3.1.0"));
        HttpResponse<String> page = company.web.send(company.web.request("/api/v1/docs"));
        assertTrue(page.body().contains("Clockhouse API"));
        assertFalse(page.body().contains("<script"));
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").contains("style-src 'self'"));
        assertEquals(1, page.headers().allValues("Content-Security-Policy").size());
        assertEquals(
                200, company.web.send(company.web.request("/api/v1/docs.css")).statusCode());
    }

    @Test
    void nothingBesideTheApiIsAnsweredWithAPageOfTheRuntime() {
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/v2/employees",
                "/api/v1",
                "/api/v1/employees/..%2f..%2fetc",
                "/api/v1/nowhere")) {
            HttpResponse<String> response = company.web.send(company.web.request(path));
            assertEquals(404, response.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    response.headers().firstValue("Content-Type").orElse(""),
                    path);
        }
    }
}
