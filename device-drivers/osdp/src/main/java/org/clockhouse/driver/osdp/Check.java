package org.clockhouse.driver.osdp;

import java.util.Arrays;

/** What stands at the end of a packet, so that flipped bits show. A reader answers in the style in which it was asked. */
enum Check {
    CRC(2) {
        @Override
        void write(byte[] packet) {
            int value = CRC_START;
            for (int i = 0; i < packet.length - size(); i++) {
                value = next(value, packet[i] & 0xff);
            }
            packet[packet.length - 2] = (byte) value;
            packet[packet.length - 1] = (byte) (value >> 8);
        }
    },
    CHECKSUM(1) {
        @Override
        void write(byte[] packet) {
            int sum = 0;
            for (int i = 0; i < packet.length - size(); i++) {
                sum += packet[i];
            }
            packet[packet.length - 1] = (byte) -sum;
        }
    };

    private static final int CRC_START = 0x1d0f;
    private static final int POLYNOMIAL = 0x1021;

    private final int size;

    Check(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** Fills in the last bytes of a packet. */
    abstract void write(byte[] packet);

    boolean isRight(byte[] packet) {
        byte[] written = packet.clone();
        write(written);
        return Arrays.equals(written, packet);
    }

    private static int next(int crc, int one) {
        int value = crc ^ one << 8;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 0x8000) == 0 ? value << 1 : value << 1 ^ POLYNOMIAL;
        }
        return value & 0xffff;
    }
}
