package org.clockhouse.rest.internal.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Problem;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.openapi.Operations.Operation;

/** The description of the API, from the resources and their records. The same sources give the same text. */
final class OpenApi {

    private final Schemas schemas = new Schemas();

    static String yaml() {
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .build());
        mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        try {
            return mapper.writeValueAsString(new OpenApi().document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> document() {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Operation operation : Operations.all()) {
            Object before = paths.computeIfAbsent(operation.path(), path -> new TreeMap<>())
                    .put(operation.verb().toLowerCase(java.util.Locale.ROOT), describe(operation));
            if (before != null) {
                throw new IllegalStateException("two operations for " + operation.verb() + " " + operation.path());
            }
        }
        Map<String, Object> problem = content("application/problem+json", schemas.of(Problem.class));
        Map<String, Object> document = new TreeMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Clockhouse",
                        "version", "1",
                        "license", Map.of("name", "As in the repository", "url", "/")));
        document.put("servers", List.of(Map.of("url", "/api/v1")));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas.components(),
                        "responses",
                        Map.of("Problem", Map.of("description", "A problem document (RFC 9457)", "content", problem)),
                        "securitySchemes",
                        Map.of(
                                "session", Map.of("type", "apiKey", "in", "cookie", "name", "__Host-clockhouse"),
                                "key", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private Map<String, Object> describe(Operation operation) {
        Map<String, Object> described = new TreeMap<>();
        described.put("operationId", operation.id());
        described.put("tags", List.of(operation.resource().getSimpleName().replace("Resource", "")));
        Summary summary = operation.annotation(Summary.class);
        if (summary == null) {
            throw new IllegalStateException("operation without a summary: " + operation.id());
        }
        described.put("summary", summary.value());
        if (!operation.permission().isEmpty()) {
            described.put("x-permission", operation.permission());
            if (operation.annotation(Requires.class).everywhere()) {
                described.put("x-everywhere", true);
            }
        }
        if (operation.annotation(Public.class) == null) {
            described.put("security", List.of(Map.of("session", List.of()), Map.of("key", List.of())));
        }
        List<Object> parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        if (operation.body() >= 0) {
            described.put("requestBody", Map.of("required", true, "content", body(operation)));
        }
        described.put("responses", responses(operation));
        return described;
    }

    private List<Object> parameters(Operation operation) {
        List<Object> parameters = new ArrayList<>();
        Method method = operation.method();
        for (int i = 0; i < method.getParameterCount(); i++) {
            for (Annotation annotation : method.getParameterAnnotations()[i]) {
                Map<String, Object> schema = operation.context(i) ? Map.of() : schemaOf(method, i, annotation);
                if (annotation instanceof PathParam path) {
                    parameters.add(parameter("path", path.value(), schema, true));
                } else if (annotation instanceof QueryParam query) {
                    parameters.add(parameter("query", query.value(), limited(query.value(), schema), false));
                } else if (annotation instanceof HeaderParam header) {
                    parameters.add(parameter("header", header.value(), schema, false));
                }
            }
        }
        if (operation.conditional()) {
            parameters.add(parameter("header", "If-Match", Map.of("type", "string"), true));
        }
        if (operation.verb().equals("POST") && operation.annotation(Public.class) == null) {
            parameters.add(parameter("header", "Idempotency-Key", Map.of("type", "string", "maxLength", 128), false));
        }
        return parameters;
    }

    private Map<String, Object> schemaOf(Method method, int parameter, Annotation annotation) {
        boolean named = annotation instanceof PathParam
                || annotation instanceof QueryParam
                || annotation instanceof HeaderParam;
        return named ? schemas.of(method.getGenericParameterTypes()[parameter]) : Map.of();
    }

    private static Map<String, Object> limited(String name, Map<String, Object> schema) {
        if (name.equals("limit")) {
            schema.putAll(Map.of("minimum", 1, "maximum", 500, "default", 50));
        }
        return schema;
    }

    private static Map<String, Object> parameter(String in, String name, Map<String, Object> schema, boolean required) {
        return new TreeMap<>(Map.of("in", in, "name", name, "schema", schema, "required", required));
    }

    private Map<String, Object> body(Operation operation) {
        Map<String, Object> schema = schemas.of(operation.method().getGenericParameterTypes()[operation.body()]);
        if (operation.upload()) {
            return content("application/octet-stream", schema);
        }
        boolean patch = String.valueOf(schema.get("$ref")).endsWith("Patch");
        Consumes consumes = operation.resource().getAnnotation(Consumes.class);
        boolean merge = patch && Arrays.asList(consumes.value()).contains("application/merge-patch+json");
        if (patch && !merge) {
            throw new IllegalStateException("a patch must consume merge-patch+json: " + operation.id());
        }
        return content("application/json", schema);
    }

    private Map<String, Object> responses(Operation operation) {
        Map<String, Object> responses = new TreeMap<>();
        Answers answers = operation.annotation(Answers.class);
        Class<?> type = operation.method().getReturnType();
        if (answers == null && type == void.class) {
            responses.put("204", Map.of("description", "Done"));
        } else if (answers == null && type == Response.class) {
            responses.put("204", Map.of("description", "Done"));
        } else {
            int status = answers == null ? 200 : answers.status();
            java.lang.reflect.Type body = answers == null || answers.value() == Void.class
                    ? operation.method().getGenericReturnType()
                    : answers.value();
            responses.put(String.valueOf(status), answer(operation, status, body));
        }
        problems(operation).forEach(status -> responses.put(status, Map.of("$ref", "#/components/responses/Problem")));
        return responses;
    }

    private Map<String, Object> answer(Operation operation, int status, java.lang.reflect.Type body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", status == 201 ? "Made" : status == 202 ? "Accepted" : "OK");
        if (body != Response.class) {
            Produces produces = operation.annotation(Produces.class);
            String media = produces == null ? "application/json" : produces.value()[0];
            answer.put("content", content(media, schemas.of(body)));
        }
        return answer;
    }

    private static List<String> problems(Operation operation) {
        List<String> problems = new ArrayList<>(List.of("400", "503"));
        if (operation.annotation(Public.class) == null) {
            problems.addAll(List.of("401", "403"));
        }
        if (operation.path().contains("{")) {
            problems.add("404");
        }
        if (!operation.verb().equals("GET")) {
            problems.addAll(List.of("409", "422"));
        }
        if (operation.body() >= 0) {
            problems.addAll(List.of("413", "415"));
        }
        if (operation.conditional()) {
            problems.addAll(List.of("412", "428"));
        }
        if (operation.annotation(BodyLimit.class) != null) {
            problems.add("413");
        }
        return problems.stream().sorted().distinct().toList();
    }

    private static Map<String, Object> content(String media, Map<String, Object> schema) {
        return Map.of(media, Map.of("schema", schema));
    }
}
