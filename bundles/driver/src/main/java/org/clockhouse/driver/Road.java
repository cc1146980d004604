package org.clockhouse.driver;

/** How punches get from a terminal to the host, or reads from a desk. A host ignores roads that it does not know. */
public enum Road {
    /** The host asks: {@link TerminalDriver}. */
    VISIT(TerminalDriver.class),
    /** The host asks, and between visits the terminal announces over a line that stands open: {@link ListeningDriver}. */
    LISTEN(ListeningDriver.class),
    /** The terminal posts over HTTP: {@link CallingDriver}. */
    CALL_IN(CallingDriver.class),
    /** Somebody brings a file: {@link FileDriver}. */
    FILE(FileDriver.class),
    /** A reader on a desk tells what is held to it: {@link DeskDriver}. */
    DESK(DeskDriver.class);

    private final Class<? extends Driver> type;

    Road(Class<? extends Driver> type) {
        this.type = type;
    }

    /** Whether the driver implements the interface of this road. */
    public boolean offeredBy(Driver driver) {
        return type.isInstance(driver);
    }
}
