package org.clockhouse.notice.internal;

import org.clockhouse.notice.Channels.Layer;

/** A message did not arrive, as far as can be told. */
final class NotDelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final Layer layer;
    private final boolean forGood;

    /** @param forGood whether another attempt would end the same */
    NotDelivered(Layer layer, boolean forGood, String detail, Throwable cause) {
        super(detail, cause);
        this.layer = layer;
        this.forGood = forGood;
    }

    static NotDelivered yet(Layer layer, String detail) {
        return new NotDelivered(layer, false, detail, null);
    }

    static NotDelivered ever(Layer layer, String detail) {
        return new NotDelivered(layer, true, detail, null);
    }

    Layer layer() {
        return layer;
    }

    boolean isForGood() {
        return forGood;
    }
}
