package org.clockhouse.rest.internal.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.core.Context;
import org.clockhouse.rest.internal.http.Api;
import org.clockhouse.rest.internal.http.Conditional;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Unconditional;

/** Every operation of the API, found in the classes of this bundle: a resource that nobody serves is still found. */
public final class Operations {

    /** Read once: they stay as they are while tests run. */
    private static final List<Operation> ALL = read();

    private Operations() {}

    /** One operation, named after its resource and method. */
    public record Operation(Class<?> resource, Method method) {

        public String id() {
            String name = resource.getSimpleName().replace("Resource", "");
            return Character.toLowerCase(name.charAt(0))
                    + name.substring(1)
                    + Character.toUpperCase(method.getName().charAt(0))
                    + method.getName().substring(1);
        }

        public String verb() {
            return Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .findFirst()
                    .orElseThrow()
                    .value();
        }

        /** With a slash in front and parameters in braces. */
        public String path() {
            javax.ws.rs.Path own = method.getAnnotation(javax.ws.rs.Path.class);
            String path =
                    resource.getAnnotation(javax.ws.rs.Path.class).value() + "/" + (own == null ? "" : own.value());
            return ("/" + path).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        }

        public boolean conditional() {
            return Set.of("PUT", "PATCH", "DELETE").contains(verb())
                    ? !method.isAnnotationPresent(Unconditional.class)
                    : method.isAnnotationPresent(Conditional.class);
        }

        public <A extends Annotation> A annotation(Class<A> type) {
            return method.getAnnotation(type);
        }

        /** Empty for none. */
        public String permission() {
            Requires requires = annotation(Requires.class);
            return requires == null ? "" : requires.value();
        }

        /** The parameter that takes the body; -1 for none. */
        public int body() {
            for (int i = 0; i < method.getParameterCount(); i++) {
                boolean named = Arrays.stream(method.getParameterAnnotations()[i])
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().startsWith("javax.ws.rs."));
                if (!named) {
                    return i;
                }
            }
            return -1;
        }

        public boolean upload() {
            return body() >= 0 && method.getParameterTypes()[body()] == InputStream.class;
        }

        boolean context(int parameter) {
            return Arrays.stream(method.getParameterAnnotations()[parameter])
                    .anyMatch(annotation -> annotation.annotationType() == Context.class);
        }
    }

    public static List<Operation> all() {
        return ALL;
    }

    private static List<Operation> read() {
        return resources().stream()
                .flatMap(resource -> Api.operations(resource).map(method -> new Operation(resource, method)))
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::verb))
                .toList();
    }

    public static List<Class<?>> resources() {
        Path root = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .sorted()
                    .<Class<?>>map(name -> load(name.replace('/', '.').replaceAll("\\.class$", "")))
                    .filter(type -> type.isAnnotationPresent(javax.ws.rs.Path.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
