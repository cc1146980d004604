package org.clockhouse.terminal;

import java.time.Instant;

/**
 * A gateway and the code with which it introduces itself, once.
 *
 * @param code shown now and kept nowhere in this form
 * @param until when it is of no use any more
 */
public record NewGateway(Gateway gateway, String code, Instant until) {

    @Override
    public String toString() {
        return "NewGateway[" + gateway.name() + "]";
    }
}
