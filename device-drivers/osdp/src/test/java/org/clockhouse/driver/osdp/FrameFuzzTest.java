package org.clockhouse.driver.osdp;

import org.clockhouse.driver.tck.FuzzContract;

class FrameFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return FrameFuzz.class;
    }
}
