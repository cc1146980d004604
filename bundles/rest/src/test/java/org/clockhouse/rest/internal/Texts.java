package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.clockhouse.rest.internal.http.Mapper;

/** Answers as trees. */
final class Texts {

    private Texts() {}

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Mapper.create().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.statusCode() + " " + response.body(), e);
        }
    }

    /** @param status what is wanted */
    static JsonNode json(HttpResponse<String> response, int status) {
        assertEquals(status, response.statusCode(), response.body());
        return json(response);
    }

    static String tag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElse("");
    }
}
