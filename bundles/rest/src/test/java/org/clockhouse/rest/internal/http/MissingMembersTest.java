package org.clockhouse.rest.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.rest.internal.openapi.Operations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member that cannot be null in Java is missed in the same words as one that can. */
class MissingMembersTest {

    private final Json json = new Json(Mapper.create(), new Shape());

    /** Every number and truth value that some operation reads. */
    static Stream<RecordComponent> primitives() {
        Set<Class<?>> read = new LinkedHashSet<>();
        Operations.all().stream()
                .filter(operation -> operation.body() >= 0)
                .forEach(operation -> gather(operation.method().getGenericParameterTypes()[operation.body()], read));
        return read.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component -> component.getType().isPrimitive());
    }

    private static void gather(Type type, Set<Class<?>> read) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> gather(argument, read));
        } else if (type instanceof Class<?> one && one.isRecord() && read.add(one)) {
            Arrays.stream(one.getRecordComponents()).forEach(component -> gather(component.getGenericType(), read));
        }
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void aMissingNumberOrTruthValueIsNamed(RecordComponent component) {
        for (String body : new String[] {"{}", "{\"" + component.getName() + "\":null}"}) {
            JacksonException refused = assertThrows(
                    JacksonException.class, () -> Mapper.create().readValue(body, component.getDeclaringRecord()));
            Problem problem = Malformed.problem(refused).problem();
            assertEquals(400, problem.status());
            assertEquals("request.invalid", problem.code());
            assertEquals("value.missing", problem.errors().get(0).code());
            assertTrue(
                    Arrays.stream(component.getDeclaringRecord().getRecordComponents())
                            .anyMatch(
                                    member -> problem.errors().get(0).pointer().equals("/" + member.getName())),
                    problem.errors().toString());
        }
    }
}
