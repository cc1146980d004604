package org.clockhouse.rest.internal.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** The operation that the current request is for, and what the filters before it found out. */
final class Operation {

    private final Message message;

    private Operation(Message message) {
        this.message = message;
    }

    static Operation current() {
        Message message = JAXRSUtils.getCurrentMessage();
        Exchange exchange = message.getExchange();
        return new Operation(exchange.getInMessage() == null ? message : exchange.getInMessage());
    }

    static Operation of(Message message) {
        return new Operation(message.getExchange().getInMessage());
    }

    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return method().map(method -> method.getAnnotation(type));
    }

    /** Empty when no resource matched. */
    Optional<Method> method() {
        return Optional.ofNullable(message.getExchange().get(OperationResourceInfo.class))
                .map(OperationResourceInfo::getAnnotatedMethod);
    }

    HttpServletRequest request() {
        return (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
    }

    String requestId() {
        return (String) request().getAttribute(RequestIds.ATTRIBUTE);
    }

    /** Keeps the runtime from reading the body to its end before it answers. */
    void withholdInput() {
        message.removeContent(DelegatingInputStream.class);
    }

    <T> void put(Class<T> type, T value) {
        message.getExchange().put(type, value);
    }

    <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(message.getExchange().get(type));
    }

    <T> void remove(Class<T> type) {
        message.getExchange().remove(type.getName());
    }
}
