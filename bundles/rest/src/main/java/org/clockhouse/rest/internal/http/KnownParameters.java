package org.clockhouse.rest.internal.http;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.UriInfo;
import org.clockhouse.kernel.Slice;

/**
 * A query parameter that an operation does not know is refused, as an unknown member of a body is: a filter that was written
 * wrong would else answer everything. So is one that comes twice where one is wanted.
 */
@Priority(Priorities.ENTITY_CODER)
public final class KnownParameters implements ContainerRequestFilter {

    private static final Set<String> PAGING = Set.of("after", "limit");

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, List<String>> sent = request.getUriInfo().getQueryParameters(false);
        if (!sent.isEmpty()) {
            Operation.current()
                    .method()
                    .filter(method -> !readsThemItself(method))
                    .ifPresent(method -> sent.forEach((name, values) -> {
                        if (!isOfEveryList(method, name)) {
                            requireKnown(method, name, values.size());
                        }
                    }));
        }
    }

    private static boolean readsThemItself(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class);
    }

    /** Programs page through every list in one way, short ones too that come whole. */
    private static boolean isOfEveryList(Method method, String name) {
        return method.getReturnType() == Slice.class
                && PAGING.contains(name)
                && parameter(method, name).isEmpty();
    }

    private static Optional<Parameter> parameter(Method method, String name) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class)
                        && parameter.getAnnotation(QueryParam.class).value().equals(name))
                .findFirst();
    }

    private static void requireKnown(Method method, String name, int times) {
        Optional<Parameter> known = parameter(method, name);
        if (known.isEmpty()) {
            throw ProblemException.invalid("?" + name, "parameter.unknown", "no such parameter here");
        }
        if (times > 1 && !Collection.class.isAssignableFrom(known.get().getType())) {
            throw ProblemException.invalid(
                    "?" + name, "parameter.repeated", "it comes " + times + " times, once is wanted");
        }
    }
}
