package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedHashMap;
import org.clockhouse.rest.internal.openapi.Operations;

/**
 * Whatever JSON is sent to any operation: read, or refused by a problem and nothing else. The first byte says to which
 * operation. A Jazzer target.
 */
public final class BodyFuzz {

    private static final JsonMapper MAPPER = Mapper.create();
    private static final Json JSON = new Json(MAPPER, new Shape());

    private record Body(Class<?> type, Type generic) {}

    private static final List<Body> BODIES = Operations.all().stream()
            .filter(operation -> operation.body() >= 0)
            .map(operation -> new Body(
                    operation.method().getParameterTypes()[operation.body()],
                    operation.method().getGenericParameterTypes()[operation.body()]))
            .filter(body -> JSON.isReadable(body.type(), body.generic(), new Annotation[0], null))
            .distinct()
            .toList();

    private BodyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Body body = BODIES.get(Byte.toUnsignedInt(data[0]) % BODIES.size());
        try {
            read(body, new ByteArrayInputStream(data, 1, data.length - 1));
        } catch (ProblemException e) {
            if (e.problem().status() != 400 && e.problem().status() != 422) {
                throw new AssertionError(e.problem().toString(), e);
            }
        } catch (IOException e) {
            throw new AssertionError("memory has no read errors", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void read(Body body, ByteArrayInputStream in) throws IOException {
        Object read = JSON.readFrom(
                (Class<Object>) body.type(),
                body.generic(),
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                in);
        if (read instanceof MergePatch<?> patch) {
            patch.members();
            patch.on(null);
        } else {
            MAPPER.writeValueAsBytes(read);
        }
    }
}
