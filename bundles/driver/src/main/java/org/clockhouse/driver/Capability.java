package org.clockhouse.driver;

/** An ability beyond reading punches. A session has it exactly when it implements the facet. */
public enum Capability {
    CREDENTIALS(CredentialStore.class),
    CLOCK(SettableClock.class),
    DOOR(DoorControl.class),
    ENROLMENT(EnrolmentReader.class),
    LOG(ClearableLog.class);

    private final Class<?> facet;

    Capability(Class<?> facet) {
        this.facet = facet;
    }

    public boolean offeredBy(TerminalSession session) {
        return facet.isInstance(session);
    }
}
