package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * The suite's JSON: absent members are left out, unknown ones are errors, nothing is coerced; ids, instants, dates, times,
 * durations and zones are strings.
 */
public final class Mapper {

    private Mapper() {}

    public static JsonMapper create() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(words())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("clockhouse");
        module.addDeserializer(String.class, new TextOnly());
        Ids.ALL.forEach(id -> add(module, id));
        module.addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Believable::date));
        module.addDeserializer(LocalDateTime.class, new FromText<>(LocalDateTime.class, Believable::wallTime));
        module.addDeserializer(YearMonth.class, new FromText<>(YearMonth.class, Believable::month));
        module.addDeserializer(Instant.class, new FromText<>(Instant.class, Believable::instant));
        add(module, new Ids.Id<>(Duration.class, Duration::parse, Duration::toString));
        add(module, new Ids.Id<>(LocalTime.class, LocalTime::parse, LocalTime::toString));
        add(module, new Ids.Id<>(ZoneId.class, ZoneId::of, ZoneId::getId));
        return module;
    }

    private static final class TextOnly extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken().isNumeric() || json.currentToken().isBoolean()) {
                return (String) context.handleUnexpectedToken(String.class, json);
            }
            String text = super.deserialize(json, context);
            return text == null || PlainText.is(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, text, "not plain text");
        }
    }

    private static <T> void add(SimpleModule module, Ids.Id<T> id) {
        module.addSerializer(id.type(), new AsText<>(id.type(), id.text()));
        module.addDeserializer(id.type(), new FromText<>(id.type(), id.parse()));
    }

    private static final class AsText<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> text;

        AsText(Class<T> type, Function<T, String> text) {
            super(type, false);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString(null);
            if (text == null
                    || !json.currentToken().isScalarValue()
                    || json.currentToken().isNumeric()) {
                @SuppressWarnings("unchecked")
                T unexpected = (T) context.handleUnexpectedToken(_valueClass, json);
                return unexpected;
            }
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                @SuppressWarnings("unchecked")
                T weird = (T) context.handleWeirdStringValue(_valueClass, text, "not a valid value");
                return weird;
            }
        }
    }
}
