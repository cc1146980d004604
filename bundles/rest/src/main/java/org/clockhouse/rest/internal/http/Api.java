package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.Servlet;
import javax.ws.rs.HttpMethod;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.clockhouse.kernel.IdempotencyStore;

/** The JAX-RS server over a list of resources, with everything that every operation goes through. */
public final class Api implements AutoCloseable {

    private final Bus bus;
    private final Server server;
    private final CXFNonSpringServlet servlet;

    /** @throws IllegalStateException if an operation says neither what permission it needs nor that it needs none */
    public Api(
            List<?> resources,
            ObjectMapper mapper,
            Shape shape,
            Doorkeeper door,
            IdempotencyStore answers,
            Bodies bodies) {
        resources.forEach(resource -> requireDecisions(resource.getClass()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Api.class.getClassLoader());
        try {
            bus = BusFactory.newInstance().createBus();
            server = create(resources, providers(mapper, shape, door, answers, bodies));
            servlet = new CXFNonSpringServlet(null, false);
            servlet.setBus(bus);
        } finally {
            thread.setContextClassLoader(before);
            BusFactory.setThreadDefaultBus(null);
        }
    }

    private Server create(List<?> resources, List<Object> providers) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/v1");
        factory.setServiceBeans(List.copyOf(resources));
        factory.setProviders(providers);
        return factory.create();
    }

    private static List<Object> providers(
            ObjectMapper mapper, Shape shape, Doorkeeper door, IdempotencyStore answers, Bodies bodies) {
        List<Object> providers = new ArrayList<>(List.of(
                new Json(mapper, shape),
                new Problems(),
                new Params(),
                new Withheld(),
                door,
                new Preconditions(mapper),
                new KnownParameters(),
                bodies,
                new Idempotency(answers)));
        providers.addAll(Contexts.providers());
        return providers;
    }

    /** To be initialised by whoever serves it. */
    public Servlet servlet() {
        return servlet;
    }

    @Override
    public void close() {
        server.destroy();
        bus.shutdown(true);
    }

    /** The methods of a resource that answer requests. */
    public static Stream<Method> operations(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).filter(Api::answersRequests);
    }

    private static boolean answersRequests(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static void requireDecisions(Class<?> resource) {
        operations(resource).forEach(operation -> {
            List<Class<? extends Annotation>> decisions =
                    List.of(Requires.class, Public.class, SignedIn.class, ForGateways.class);
            if (decisions.stream().filter(operation::isAnnotationPresent).count() != 1) {
                throw new IllegalStateException("operation must say which permission it needs: " + operation);
            }
        });
    }
}
