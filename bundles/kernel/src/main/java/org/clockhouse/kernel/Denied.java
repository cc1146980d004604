package org.clockhouse.kernel;

/** The caller lacks a permission, which is named. HTTP 403. */
public final class Denied extends DomainException {

    private static final long serialVersionUID = 1L;

    private final String permission;

    public Denied(String permission) {
        super("permission.missing", "needs permission " + permission, null);
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }
}
