package org.clockhouse.driver.tck;

/** An emulated terminal at the far end of an in-memory line. */
@FunctionalInterface
public interface FarEnd {

    /**
     * Bytes that the driver sent, in pieces of any size: an emulated terminal collects them until its frame is whole.
     * Called in the driver's thread; answers through the reply, now or later.
     */
    void received(byte[] bytes, Reply reply);

    /** The way back to the driver. */
    @FunctionalInterface
    interface Reply {
        void send(byte[] bytes);
    }
}
