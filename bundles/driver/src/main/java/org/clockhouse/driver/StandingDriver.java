package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The call-in road over a WebSocket: the terminal calls once, stays on the line, and each side speaks when it has something to
 * say. The same {@link #paths} serve both: a call that asks for a WebSocket is picked up, any other is answered. Frames, limits,
 * heartbeat and hanging up are the host's business; a driver sees whole messages.
 */
@ConsumerType
public interface StandingDriver extends CallingDriver {

    /**
     * A terminal is on the line, and nothing is known of it but where it calls from. Must not block.
     *
     * @param call by which it asked; to be given to {@link Arrivals#admit} for each message
     */
    StandingCall pickUp(HttpCall call, Arrivals arrivals);
}
