package org.clockhouse.driver.zk.pull;

import org.clockhouse.driver.DriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times in which the terminal serves nobody. However one ends, people are served again: after success it is asked for, after
 * anything else it is said without waiting, and what could not be said is said by whoever closes the session.
 */
final class Pause {

    private static final Logger log = LoggerFactory.getLogger(Pause.class);

    private final Conversation terminal;
    private volatile boolean isOn;

    Pause(Conversation terminal) {
        this.terminal = terminal;
    }

    boolean isOn() {
        return isOn;
    }

    void during(Work work) throws DriverException, InterruptedException {
        isOn = true;
        try {
            terminal.demand(ZkPullProtocol.DISABLE, ZkPullProtocol.NOTHING);
            work.run();
            terminal.demand(ZkPullProtocol.ENABLE, ZkPullProtocol.NOTHING);
            isOn = false;
        } finally {
            if (isOn) {
                endAtOnce();
            }
        }
    }

    private void endAtOnce() throws InterruptedException {
        try {
            terminal.tell(ZkPullProtocol.ENABLE);
            isOn = false;
        } catch (DriverException e) {
            log.debug("The terminal could not be told to serve people again: {}", e.getMessage());
        }
    }

    @FunctionalInterface
    interface Work {
        void run() throws DriverException, InterruptedException;
    }
}
