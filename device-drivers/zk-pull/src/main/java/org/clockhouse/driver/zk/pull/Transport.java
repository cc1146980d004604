package org.clockhouse.driver.zk.pull;

import org.clockhouse.driver.line.Framing;

/** How frames travel. */
enum Transport {
    TCP(65_472) {
        @Override
        Framing framing() {
            return Frame.OVER_TCP;
        }

        @Override
        byte[] bytes(Frame frame) {
            return frame.segment();
        }

        @Override
        Frame frame(byte[] received) {
            return Frame.ofSegment(received);
        }
    },
    UDP(16_384) {
        @Override
        Framing framing() {
            return Frame.OVER_UDP;
        }

        @Override
        byte[] bytes(Frame frame) {
            return frame.datagram();
        }

        @Override
        Frame frame(byte[] received) {
            return Frame.ofDatagram(received);
        }
    };

    private final int largestChunk;

    Transport(int largestChunk) {
        this.largestChunk = largestChunk;
    }

    /** As many bytes as a terminal gives of its buffer at once. */
    int largestChunk() {
        return largestChunk;
    }

    abstract Framing framing();

    abstract byte[] bytes(Frame frame);

    abstract Frame frame(byte[] received);
}
