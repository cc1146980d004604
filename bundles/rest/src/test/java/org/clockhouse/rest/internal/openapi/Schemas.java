package org.clockhouse.rest.internal.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Size;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Ids;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;

/** Java types as JSON schemas; records and enums become components, named by their simple names. */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = simple();

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Type> owners = new HashMap<>();

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.get(variable), bound);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, bound);
        }
        Class<?> plain = (Class<?>) type;
        if (SIMPLE.containsKey(plain)) {
            return new TreeMap<>(SIMPLE.get(plain));
        }
        if (plain.isEnum()) {
            List<String> words =
                    Arrays.stream(plain.getEnumConstants()).map(String::valueOf).toList();
            return component(enumName(plain), plain, () -> Map.of("type", "string", "enum", words));
        }
        if (plain.isRecord()) {
            return component(plain.getSimpleName(), plain, () -> record(plain, Map.of(), false));
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        if (Collection.class.isAssignableFrom(raw)) {
            return new TreeMap<>(Map.of("type", "array", "items", of(last, bound)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new TreeMap<>(Map.of("type", "object", "additionalProperties", of(last, bound)));
        }
        if (raw == Slice.class) {
            Class<?> item = (Class<?>) last;
            return component("Slice" + item.getSimpleName(), generic, () -> slice(item));
        }
        if (raw == MergePatch.class) {
            Class<?> draft = (Class<?>) last;
            return component(draft.getSimpleName() + "Patch", generic, () -> record(draft, Map.of(), true));
        }
        throw new IllegalStateException("no schema for " + generic);
    }

    private Map<String, Object> slice(Class<?> item) {
        return Map.of(
                "type",
                "object",
                "required",
                List.of("items", "next"),
                "properties",
                new TreeMap<>(Map.of(
                        "items",
                        Map.of("type", "array", "items", of(item)),
                        "next",
                        Map.of("type", "string", "description", "ask for it as after; empty at the end"))));
    }

    private Map<String, Object> component(
            String name, Type owner, java.util.function.Supplier<Map<String, Object>> make) {
        Type before = owners.putIfAbsent(name, owner);
        if (before == null) {
            components.put(name, Map.of());
            components.put(name, new TreeMap<>(make.get()));
        } else if (!before.equals(owner)) {
            throw new IllegalStateException("two types are called " + name + ": " + before + ", " + owner);
        }
        return new TreeMap<>(Map.of("$ref", "#/components/schemas/" + name));
    }

    private Map<String, Object> record(Class<?> type, Map<TypeVariable<?>, Type> bound, boolean patch) {
        Map<String, Object> members = new TreeMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(type, component);
            Map<String, Object> schema = of(component.getGenericType(), bound);
            constrain(schema, field(type, component), component.getAnnotatedType());
            boolean maybe = component.isAnnotationPresent(Maybe.class);
            members.put(name, patch && maybe ? nullable(schema) : schema);
            if (!maybe && !patch) {
                required.add(name);
            }
        }
        Map<String, Object> schema = new TreeMap<>(Map.of("type", "object", "properties", members));
        if (!required.isEmpty()) {
            schema.put("required", required.stream().sorted().toList());
        }
        return schema;
    }

    /** In a patch null takes a member away. */
    private static Map<String, Object> nullable(Map<String, Object> schema) {
        return new TreeMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }

    /** Words like Kind and State are many people's. */
    private static String enumName(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + type.getSimpleName();
    }

    private static String name(Class<?> type, RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .or(() -> Optional.ofNullable(
                        ((AnnotatedElement) field(type, component)).getAnnotation(JsonProperty.class)))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    private static java.lang.reflect.Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void constrain(Map<String, Object> schema, AnnotatedElement member, AnnotatedType type) {
        Size size = member.getAnnotation(Size.class);
        if (size != null) {
            size(schema, size);
        }
        if (member.isAnnotationPresent(NotBlank.class)) {
            schema.put("minLength", 1);
        }
        Optional.ofNullable(member.getAnnotation(Min.class)).ifPresent(min -> schema.put("minimum", min.value()));
        Optional.ofNullable(member.getAnnotation(Max.class)).ifPresent(max -> schema.put("maximum", max.value()));
        Optional.ofNullable(member.getAnnotation(Pattern.class))
                .ifPresent(pattern -> schema.put("pattern", "^(" + pattern.regexp() + ")$"));
        if (type instanceof AnnotatedParameterizedType generic && schema.containsKey("additionalProperties")) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            Size valueSize = arguments[arguments.length - 1].getAnnotation(Size.class);
            if (valueSize != null) {
                size((Map<String, Object>) schema.get("additionalProperties"), valueSize);
            }
        }
    }

    private static void size(Map<String, Object> schema, Size size) {
        String what = "string".equals(schema.get("type"))
                ? "Length"
                : "array".equals(schema.get("type")) ? "Items" : "Properties";
        if (size.min() > 0) {
            schema.put("min" + what, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.put("max" + what, size.max());
        }
    }

    private static Map<Class<?>, Map<String, Object>> simple() {
        Map<Class<?>, Map<String, Object>> simple = new HashMap<>();
        List.of(String.class, ZoneId.class, YearMonth.class, LocalTime.class)
                .forEach(type -> simple.put(type, Map.of("type", "string")));
        simple.put(LocalTime.class, Map.of("type", "string", "examples", List.of("08:00")));
        simple.put(YearMonth.class, Map.of("type", "string", "examples", List.of("2026-10")));
        simple.put(ZoneId.class, Map.of("type", "string", "examples", List.of("Asia/Shanghai")));
        simple.put(Instant.class, Map.of("type", "string", "format", "date-time"));
        simple.put(LocalDate.class, Map.of("type", "string", "format", "date"));
        simple.put(LocalDateTime.class, Map.of("type", "string", "examples", List.of("2026-03-29T08:00:00")));
        simple.put(Duration.class, Map.of("type", "string", "format", "duration"));
        simple.put(UUID.class, Map.of("type", "string", "format", "uuid"));
        List.of(int.class, Integer.class)
                .forEach(type -> simple.put(type, Map.of("type", "integer", "format", "int32")));
        List.of(long.class, Long.class).forEach(type -> simple.put(type, Map.of("type", "integer", "format", "int64")));
        List.of(boolean.class, Boolean.class).forEach(type -> simple.put(type, Map.of("type", "boolean")));
        List.of(byte[].class, InputStream.class)
                .forEach(type -> simple.put(type, Map.of("type", "string", "format", "binary")));
        simple.put(Object.class, Map.of());
        for (Ids.Id<?> id : Ids.ALL) {
            boolean uuid = Arrays.stream(id.type().getRecordComponents())
                    .anyMatch(component -> component.getType() == UUID.class);
            simple.put(id.type(), uuid ? Map.of("type", "string", "format", "uuid") : Map.of("type", "string"));
        }
        return simple;
    }
}
