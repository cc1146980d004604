package org.clockhouse.driver.anviz.tcb;

import org.clockhouse.driver.tck.FuzzContract;

class TcbFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return TcbFuzz.class;
    }
}
