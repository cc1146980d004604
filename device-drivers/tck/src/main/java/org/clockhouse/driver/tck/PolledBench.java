package org.clockhouse.driver.tck;

import org.clockhouse.driver.Token;

/** A terminal that tells only when it is asked. */
public interface PolledBench extends TerminalBench {

    /** Somebody holds up a card; the driver hears of it when it next polls. */
    void hold(Token card);
}
