package org.clockhouse.driver.pcsc.reader;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's service as the JDK reaches it: over one connection, made with the first use and kept for the life of
 * the process, even when the service at its other end has long been restarted.
 */
final class JdkService implements PcscReaderDriver.Service {

    private static final Logger log = LoggerFactory.getLogger(JdkService.class);

    /** Where the JDK keeps its connection; with 0 there it makes another one. */
    private static final String CONNECTION = "contextId";

    /** And the readers that it found over it, by name. */
    private static final String READERS = "terminals";

    @Override
    public CardTerminals terminals() throws NoSuchAlgorithmException {
        return TerminalFactory.getInstance("PC/SC", null).terminals();
    }

    @Override
    public void forget() throws NoSuchAlgorithmException {
        try {
            Class<?> kept = terminals().getClass();
            opened(kept, CONNECTION).setLong(null, 0);
            ((Map<?, ?>) opened(kept, READERS).get(null)).clear();
        } catch (NoSuchFieldException | IllegalAccessException | InaccessibleObjectException e) {
            log.debug("This JDK does not let its connection with the smart-card service be made anew", e);
        }
    }

    private static Field opened(Class<?> kept, String name) throws NoSuchFieldException {
        Field field = kept.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
