package org.clockhouse.driver.tck;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A terminal played on a socket of its own, for tests of a whole suite. It can be switched off, and on again where it was. */
public interface EmulatedTerminal extends AutoCloseable {

    URI endpoint();

    /** What an operator would have to say of it. */
    Map<String, String> settings();

    /** The numbers of the people that it lets in, by the cards that it holds. */
    Map<Long, String> cards();

    void switchOff();

    void switchOn() throws IOException;

    @Override
    void close();
}
