package org.clockhouse.rest.internal.http;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever stands in a path, a query or the name of a file: a value of the type wanted, or a problem. Names of files never
 * lead anywhere. A Jazzer target.
 */
public final class ParameterFuzz {

    private static final Params PARAMS = new Params();
    private static final List<Class<?>> TYPES = Stream.concat(
                    Ids.ALL.stream().map(Ids.Id::type),
                    Stream.of(LocalDate.class, YearMonth.class, Instant.class, Integer.class, Boolean.class))
            .<Class<?>>map(type -> type)
            .toList();

    private ParameterFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        TYPES.forEach(type -> read(type, text));
        try {
            String name = FileNames.lastPart(text);
            if (name.isBlank() || name.matches("(?s).*[/\\\\\\x00-\\x1f].*|\\.\\.?")) {
                throw new AssertionError("not the name of a file: " + name);
            }
        } catch (ProblemException e) {
            requireInvalid(e);
        }
    }

    private static <T> void read(Class<T> type, String text) {
        var converter = PARAMS.getConverter(type, type, new Annotation[0]);
        try {
            T value = converter.fromString(text);
            if (value != null && !value.equals(converter.fromString(converter.toString(value)))) {
                throw new AssertionError(type + " of " + text + " is written as another");
            }
        } catch (Params.Misread e) {
            requireInvalid((ProblemException) e.getCause());
        }
    }

    private static void requireInvalid(ProblemException refused) {
        if (refused.problem().status() != 400) {
            throw new AssertionError(refused.problem().toString(), refused);
        }
    }
}
