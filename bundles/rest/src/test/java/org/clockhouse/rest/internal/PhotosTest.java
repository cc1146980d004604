package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotosTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private String path;

    @BeforeEach
    void twoPeople() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.office);
        path = "/employees/" + wang.id().text() + "/photo";
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void c013APhotographIsSentShownAndRemoved() throws IOException {
        String hr = company.key("employee.read", "employee.write");
        assertEquals(
                204, company.get(hr, path).statusCode(), company.get(hr, path).body());
        assertEquals(204, put(hr, png()).statusCode());
        HttpResponse<InputStream> shown = company.web.stream(company.as(hr, path));
        assertEquals("image/jpeg", shown.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                30,
                ImageIO.read(new ByteArrayInputStream(shown.body().readAllBytes()))
                        .getWidth());
        assertTrue(
                put(hr, "no picture".getBytes(StandardCharsets.US_ASCII)).body().contains("photo.type"));
        assertEquals(204, company.web.send(company.as(hr, path).DELETE()).statusCode());
        assertEquals(
                204, company.get(hr, path).statusCode(), company.get(hr, path).body());
    }

    @Test
    void c013WhoMayNotSeeThePersonDoesNotSeeThePhotograph() throws IOException {
        put(company.key("employee.read", "employee.write"), png());
        String other = company.front.key(Scope.only(li.id()), Set.of("employee.read"));
        assertEquals(404, company.get(other, path).statusCode());
        assertEquals(403, put(other, png()).statusCode());
    }

    private HttpResponse<String> put(String key, byte[] file) {
        return company.web.send(company.as(key, path)
                .setHeader("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
