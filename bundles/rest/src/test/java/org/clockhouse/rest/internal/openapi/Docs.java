package org.clockhouse.rest.internal.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.openapi.Operations.Operation;

/** The page to read the API: every operation with its permission, and the members of every record. No script. */
final class Docs {

    private final Map<String, String> records = new java.util.TreeMap<>();

    static String html() {
        return new Docs().page();
    }

    private String page() {
        Map<String, List<Operation>> sections = Operations.all().stream()
                .collect(Collectors.groupingBy(
                        operation -> operation.path().split("/")[1], LinkedHashMap::new, Collectors.toList()));
        StringBuilder body = new StringBuilder();
        sections.forEach((name, operations) -> body.append(section(name, operations)));
        body.append("<h2>Records</h2>\n");
        new TreeSet<>(records.keySet()).forEach(name -> body.append(records.get(name)));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Clockhouse API</title><link rel="stylesheet" href="docs.css"></head>
                <body>
                <h1>Clockhouse API</h1>
                <p>Beneath <code>/api/v1</code>. The contract for machines is <a href="openapi.yaml">openapi.yaml</a>; failures are
                <a href="/problems/">problem documents</a>. Machines send <code>Authorization: Bearer</code> with a key. A change of
                what is there sends the <code>ETag</code> that was read as <code>If-Match</code>. A <code>POST</code> may carry an
                <code>Idempotency-Key</code>. Lists are read on with <code>after</code> set to the <code>next</code> of the part before.</p>
                %s</body>
                </html>
                """
                .formatted(body);
    }

    private String section(String name, List<Operation> operations) {
        StringBuilder section = new StringBuilder("<h2>" + name + "</h2>\n<table>\n");
        for (Operation operation : operations) {
            section.append("<tr><td class=\"method\">")
                    .append(operation.verb())
                    .append("</td><td><code>")
                    .append(operation.path())
                    .append("</code><br>")
                    .append(operation.annotation(Summary.class).value())
                    .append(details(operation))
                    .append("</td><td class=\"permission\">")
                    .append(permission(operation))
                    .append("</td></tr>\n");
        }
        return section.append("</table>\n").toString();
    }

    private String details(Operation operation) {
        StringBuilder details = new StringBuilder();
        String query = Arrays.stream(operation.method().getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(named -> named != null)
                .map(QueryParam::value)
                .collect(Collectors.joining(", "));
        if (!query.isEmpty()) {
            details.append("<br>query: ").append(query);
        }
        if (operation.body() >= 0) {
            details.append("<br>takes: ")
                    .append(named(operation.method().getGenericParameterTypes()[operation.body()]));
        }
        Answers answers = operation.annotation(Answers.class);
        Type answer = answers == null || answers.value() == Void.class
                ? operation.method().getGenericReturnType()
                : answers.value();
        if (answer != void.class && answer != Response.class) {
            details.append("<br>answers: ").append(named(answer));
        }
        return details.toString();
    }

    private static String permission(Operation operation) {
        if (operation.annotation(Public.class) != null) {
            return "for everybody";
        }
        return operation.permission().isEmpty() ? "signed in" : operation.permission();
    }

    private String named(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            String inner = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::named)
                    .collect(Collectors.joining(", "));
            return raw == Slice.class
                    ? "part of a list of " + inner
                    : raw == MergePatch.class ? "merge patch of " + inner : raw.getSimpleName() + " of " + inner;
        }
        if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getName().startsWith("org.clockhouse.rest.")) {
            describe(plain);
            return "<a href=\"#" + plain.getSimpleName() + "\">" + plain.getSimpleName() + "</a>";
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" | "));
        }
        return type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }

    private void describe(Class<?> type) {
        if (records.putIfAbsent(type.getSimpleName(), "") != null) {
            return;
        }
        StringBuilder rows = new StringBuilder();
        for (RecordComponent member : type.getRecordComponents()) {
            rows.append("<tr><td><code>")
                    .append(member.getName())
                    .append(member.isAnnotationPresent(Maybe.class) ? "?" : "")
                    .append("</code></td><td>")
                    .append(named(member.getGenericType()))
                    .append("</td></tr>\n");
        }
        records.put(
                type.getSimpleName(),
                "<details id=\"" + type.getSimpleName() + "\" open><summary>" + type.getSimpleName()
                        + "</summary>\n<table>\n" + rows + "</table>\n</details>\n");
    }
}
