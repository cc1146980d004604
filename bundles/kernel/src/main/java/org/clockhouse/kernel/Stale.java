package org.clockhouse.kernel;

/** Somebody changed it in between. HTTP 412. */
public final class Stale extends DomainException {

    private static final long serialVersionUID = 1L;

    public Stale(String kind, String id) {
        super(kind + ".stale", kind + " " + id + " was changed by somebody else; read it again", null);
    }
}
