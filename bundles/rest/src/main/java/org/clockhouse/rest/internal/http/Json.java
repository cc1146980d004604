package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.Provider;

/** Reads and writes every representation; what is read has been checked before a resource sees it. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public final class Json implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final ObjectMapper mapper;
    private final Shape shape;

    public Json(ObjectMapper mapper, Shape shape) {
        this.mapper = mapper;
        this.shape = shape;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Record.class.isAssignableFrom(type) || type == MergePatch.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            if ((Class<?>) type == MergePatch.class) {
                JsonNode patch = mapper.readTree(body);
                return new MergePatch<>(mapper, shape, patched(generic), patch);
            }
            return shape.checked(mapper.readValue(body, mapper.constructType(generic)));
        } catch (JacksonException e) {
            throw Malformed.problem(e);
        } catch (CharConversionException e) {
            throw Malformed.notText();
        }
    }

    private JavaType patched(Type generic) {
        return mapper.constructType(((ParameterizedType) generic).getActualTypeArguments()[0]);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Record.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        mapper.writeValue(out, value);
    }
}
