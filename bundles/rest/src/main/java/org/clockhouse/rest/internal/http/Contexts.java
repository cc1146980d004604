package org.clockhouse.rest.internal.http;

import java.util.List;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.clockhouse.terminal.GatewayCalls;

/** Hands operations what the filters found out: {@code @Context Caller} and {@code @Context Expected}. */
final class Contexts {

    private Contexts() {}

    static List<Object> providers() {
        return List.of(new CallerProvider(), new ExpectedProvider(), new GatewayProvider());
    }

    static final class CallerProvider implements ContextProvider<Caller> {
        @Override
        public Caller createContext(Message message) {
            return Operation.of(message).get(Caller.class).orElse(null);
        }
    }

    static final class ExpectedProvider implements ContextProvider<Expected> {
        @Override
        public Expected createContext(Message message) {
            return Operation.of(message).get(Expected.class).orElse(null);
        }
    }

    static final class GatewayProvider implements ContextProvider<GatewayCalls.Known> {
        @Override
        public GatewayCalls.Known createContext(Message message) {
            return Operation.of(message).get(GatewayCalls.Known.class).orElse(null);
        }
    }
}
