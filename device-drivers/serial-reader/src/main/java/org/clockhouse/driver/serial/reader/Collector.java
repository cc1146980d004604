package org.clockhouse.driver.serial.reader;

import java.util.Optional;
import org.clockhouse.driver.DeskRead;

/** Makes frames of bytes as they come, in pieces of any size, and finds its feet again after noise. */
interface Collector {

    void take(byte[] bytes);

    Optional<Frame> next();

    /** A frame's text, or why there is none. */
    record Frame(String text, Optional<DeskRead> misread) {

        @Override
        public String toString() {
            return "Frame[" + text.length() + "]";
        }
    }
}
