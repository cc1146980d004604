package org.clockhouse.rest.internal.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.clockhouse.kernel.NotFound;

/** Turns parameters into the suite's types. A path that holds no id names nothing; a query that holds none is wrong. */
public final class Params implements ParamConverterProvider {

    private static final List<Ids.Id<?>> TYPES = Stream.concat(
                    Ids.ALL.stream(),
                    Stream.of(
                            new Ids.Id<>(String.class, PlainText::required, text -> text),
                            new Ids.Id<>(LocalDate.class, Believable::date, LocalDate::toString),
                            new Ids.Id<>(LocalDateTime.class, Believable::wallTime, LocalDateTime::toString),
                            new Ids.Id<>(YearMonth.class, Believable::month, YearMonth::toString),
                            new Ids.Id<>(Instant.class, Believable::instant, Instant::toString),
                            new Ids.Id<>(Integer.class, Integer::valueOf, String::valueOf),
                            new Ids.Id<>(int.class, Integer::valueOf, String::valueOf),
                            new Ids.Id<>(Boolean.class, Params::bool, String::valueOf),
                            new Ids.Id<>(boolean.class, Params::bool, String::valueOf)))
            .toList();

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type.isEnum()) {
            return new Converter<>(type, annotations, text -> constant(type, text), String::valueOf);
        }
        return TYPES.stream()
                .filter(known -> known.type() == type)
                .findFirst()
                .map(known -> converter(type, known, annotations))
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static <T> ParamConverter<T> converter(Class<T> type, Ids.Id<?> known, Annotation[] annotations) {
        Ids.Id<T> same = (Ids.Id<T>) known;
        return new Converter<>(type, annotations, same.parse(), same.text());
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false is wanted");
        };
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("another constant is wanted"));
    }

    private record Converter<T>(
            Class<T> type, Annotation[] annotations, Function<String, T> parse, Function<T, String> text)
            implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            if (value == null || value.isEmpty()) {
                return null;
            }
            try {
                return parse.apply(value);
            } catch (RuntimeException e) {
                throw new Misread(refusal(value));
            }
        }

        private RuntimeException refusal(String value) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof PathParam) {
                    return new NotFound("resource", value.length() > 64 ? value.substring(0, 64) : value);
                }
                if (annotation instanceof QueryParam query) {
                    return ProblemException.invalid("?" + query.value(), "value.format", "not " + Wanted.of(type));
                }
            }
            return ProblemException.invalid("", "value.format", "not " + Wanted.of(type));
        }

        @Override
        public String toString(T value) {
            return text.apply(value);
        }
    }

    /** The runtime lets only its own exception out of a converter. */
    static final class Misread extends javax.ws.rs.WebApplicationException {

        private static final long serialVersionUID = 1L;

        Misread(RuntimeException cause) {
            super(cause, 400);
        }
    }
}
