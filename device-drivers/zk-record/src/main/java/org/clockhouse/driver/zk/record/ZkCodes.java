package org.clockhouse.driver.zk.record;

import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;

/** What the family's numbers mean; what is not listed here keeps its number and stays unstated. */
public final class ZkCodes {

    private ZkCodes() {}

    public static Method method(int verify) {
        return switch (verify) {
            case 0, 3 -> Method.PIN;
            case 1 -> Method.FINGERPRINT;
            case 2, 4 -> Method.CARD;
            case 15 -> Method.FACE;
            case 25 -> Method.PALM;
            default -> Method.UNSTATED;
        };
    }

    public static FunctionKey key(int state) {
        return switch (state) {
            case 0 -> FunctionKey.IN;
            case 1 -> FunctionKey.OUT;
            case 2 -> FunctionKey.BREAK_OUT;
            case 3 -> FunctionKey.BREAK_IN;
            case 4 -> FunctionKey.OT_IN;
            case 5 -> FunctionKey.OT_OUT;
            default -> FunctionKey.UNSTATED;
        };
    }
}
