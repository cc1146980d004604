package org.clockhouse.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.PathParam;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.openapi.Operations.Operation;

/** Sends an operation the least that reaches it: ids of nothing, an empty body, a tag. */
final class Probe {

    private final Web web;

    Probe(Web web) {
        this.web = web;
    }

    /** Status and body; of a stream only its beginning is waited for. */
    record Answer(int status, String body) {}

    Answer send(Operation operation, Map<String, String> headers) {
        return send(operation, Map.of(), "", headers);
    }

    /** @param ids by type of path parameter */
    Answer send(Operation operation, Map<Class<?>, String> ids, String query, Map<String, String> headers) {
        HttpRequest.Builder request = web.request("/api/v1" + path(operation, ids) + query);
        request.header("Content-Type", operation.upload() ? "application/octet-stream" : "application/json");
        if (operation.conditional()) {
            request.header("If-Match", "\"1\"");
        }
        headers.forEach(request::header);
        request.method(operation.verb(), body(operation));
        HttpResponse<java.io.InputStream> response = web.stream(request);
        boolean events =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (java.io.InputStream body = response.body()) {
            byte[] read = events ? body.readNBytes(1) : body.readAllBytes();
            return new Answer(response.statusCode(), new String(read, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(Operation operation) {
        if (operation.body() < 0) {
            return HttpRequest.BodyPublishers.noBody();
        }
        return Web.text(operation.upload() ? "not what is wanted" : "{}");
    }

    private static String path(Operation operation, Map<Class<?>, String> ids) {
        String path = operation.path();
        Method method = operation.method();
        for (int i = 0; i < method.getParameterCount(); i++) {
            for (Annotation annotation : method.getParameterAnnotations()[i]) {
                if (annotation instanceof PathParam parameter) {
                    Class<?> type = method.getParameterTypes()[i];
                    path = path.replace("{" + parameter.value() + "}", ids.getOrDefault(type, example(type)));
                }
            }
        }
        return path;
    }

    private static String example(Class<?> type) {
        if (type == LocalDate.class) {
            return "2026-10-01";
        }
        return type.getSimpleName().equals("RoleId")
                ? "NOBODY"
                : UUID.randomUUID().toString();
    }
}
