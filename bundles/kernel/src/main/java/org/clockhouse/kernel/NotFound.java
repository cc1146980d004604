package org.clockhouse.kernel;

/** There is no such thing, or it lies outside what the caller may see: the two are not told apart. HTTP 404. */
public final class NotFound extends DomainException {

    private static final long serialVersionUID = 1L;

    public NotFound(String kind, String id) {
        super(kind + ".not-found", "no " + kind + " " + id, null);
    }
}
