package org.clockhouse.store.internal;

/** The keys in the directory are not those the data was written with; nothing is opened with them. */
public final class KeysDoNotMatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysDoNotMatch(String message) {
        super(message);
    }
}
