package org.clockhouse.rest.internal.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Api;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Params;
import org.clockhouse.rest.internal.http.Requires;

/** Reads whole lists as somebody would see them: with the very operations of the API, so that permission, scope and masks are theirs. */
final class ListReader {

    /** Of a list that grows for ever nobody wants all. */
    private static final int LONGEST = 100_000;

    private static final Set<String> PAGING = Set.of("after", "limit");

    /** Where the names are of what a column holds the id of. */
    private static final Map<String, String> NAMED = Map.of(
            "siteId", "sites",
            "departmentId", "departments",
            "terminalId", "terminals",
            "shiftId", "shifts",
            "role", "roles",
            "desk", "roles",
            "waitsFor", "roles");

    private final List<?> resources;
    private final ObjectMapper mapper;
    private final Permissions permissions;
    private final Params params = new Params();

    ListReader(List<?> resources, ObjectMapper mapper, Permissions permissions) {
        this.resources = List.copyOf(resources);
        this.mapper = mapper;
        this.permissions = permissions;
    }

    /** Days, both inclusive, where a site's clocks show this zone. */
    record Days(LocalDate from, LocalDate until, ZoneId zone) {}

    private record Operation(Object resource, Method method) {}

    /**
     * @throws Denied if the reader may not see the list
     * @throws Refused {@code list.filter} for one that the list does not have, or that it cannot read
     */
    void check(Actor reader, SentList list, Map<String, String> filters) {
        Method method = operation(list.path()).method();
        caller(reader, method);
        Set<String> known = Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(query -> query != null && !PAGING.contains(query.value()))
                .map(QueryParam::value)
                .collect(Collectors.toSet());
        filters.forEach((name, value) -> {
            boolean dated = list.time() != SentList.Time.NOW && isEdge(name);
            if (!known.contains(name) || dated) {
                throw Refused.at("/filters/" + name, "list.filter", "the list has no filter " + name);
            }
        });
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                converted(parameter, filters.get(query.value()));
            }
        }
    }

    /** Hands over each row; a page at a time is in memory. */
    void read(Actor reader, SentList list, Map<String, String> filters, Days days, Consumer<JsonNode> row) {
        each(
                reader,
                operation(list.path()),
                filters,
                Optional.of(days).filter(any -> list.time() != SentList.Time.NOW),
                row);
    }

    /** What the ids in a list stand for, as far as the reader may know. */
    Map<String, JsonNode> names(Actor reader, SentList list) {
        Map<String, Scope> held = permissions.held(reader);
        Map<String, JsonNode> names = new HashMap<>();
        list.columns().stream()
                .map(path -> NAMED.get(path.substring(path.lastIndexOf('.') + 1)))
                .filter(Objects::nonNull)
                .distinct()
                .map(this::operation)
                .filter(operation -> maySee(held, operation.method().getAnnotation(Requires.class)))
                .forEach(operation -> each(
                        reader,
                        operation,
                        Map.of(),
                        Optional.empty(),
                        row -> names.put(row.get("id").asText(), row.get("name"))));
        return names;
    }

    private static boolean maySee(Map<String, Scope> held, Requires requires) {
        Scope scope = held.get(requires.value());
        return scope != null && (scope.everybody() || !requires.everywhere());
    }

    private void each(
            Actor reader,
            Operation operation,
            Map<String, String> filters,
            Optional<Days> days,
            Consumer<JsonNode> row) {
        Caller caller = caller(reader, operation.method());
        String after = "";
        int count = 0;
        do {
            Slice<?> page = page(operation, caller, filters, days, after);
            for (Object item : page.items()) {
                row.accept(mapper.valueToTree(item));
            }
            count += page.items().size();
            if (count > LONGEST) {
                throw new Refused("list.too-long", "more than " + LONGEST + " rows; filter it");
            }
            after = page.next();
        } while (!after.isEmpty());
    }

    private Slice<?> page(
            Operation operation, Caller caller, Map<String, String> filters, Optional<Days> days, String after) {
        Parameter[] wanted = operation.method().getParameters();
        Object[] given = new Object[wanted.length];
        for (int at = 0; at < wanted.length; at++) {
            QueryParam query = wanted[at].getAnnotation(QueryParam.class);
            if (wanted[at].getType() == Caller.class) {
                given[at] = caller;
            } else if (query != null) {
                given[at] = switch (query.value()) {
                    case "after" -> after.isEmpty() ? null : after;
                    case "limit" -> Page.MOST;
                    default ->
                        days.isPresent() && isEdge(query.value())
                                ? edge(wanted[at], query.value(), days.get())
                                : converted(wanted[at], filters.get(query.value()));
                };
            }
        }
        try {
            return (Slice<?>) operation.method().invoke(operation.resource(), given);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEdge(String name) {
        return name.equals("from") || name.equals("until");
    }

    private static Object edge(Parameter parameter, String name, Days days) {
        boolean from = name.equals("from");
        if (parameter.getType() == Instant.class) {
            LocalDate start = from ? days.from() : days.until().plusDays(1);
            return start.atStartOfDay(days.zone()).toInstant();
        }
        return from ? days.from() : days.until();
    }

    private Object converted(Parameter parameter, String text) {
        Annotation[] none = {};
        try {
            return params.getConverter(parameter.getType(), parameter.getParameterizedType(), none)
                    .fromString(text);
        } catch (RuntimeException e) {
            String name = parameter.getAnnotation(QueryParam.class).value();
            throw Refused.at("/filters/" + name, "list.filter", "not a value of this filter");
        }
    }

    private Caller caller(Actor reader, Method method) {
        Requires requires = method.getAnnotation(Requires.class);
        Scope scope = permissions.require(reader, requires.value());
        if (requires.everywhere() && !scope.everybody()) {
            throw new Denied(requires.value());
        }
        return new Caller(reader, scope, Optional.empty(), () -> permissions.masks(reader));
    }

    private Operation operation(String wanted) {
        for (Object resource : resources) {
            String root = resource.getClass().getAnnotation(Path.class).value();
            for (Method method : Api.operations(resource.getClass()).toList()) {
                Path below = method.getAnnotation(Path.class);
                String path = (root + "/" + (below == null ? "" : below.value())).replaceAll("^/+|/+$", "");
                if (method.isAnnotationPresent(GET.class)
                        && path.replaceAll("/+", "/").equals(wanted)) {
                    return new Operation(resource, method);
                }
            }
        }
        throw new IllegalStateException("nothing shows " + wanted);
    }
}
