package org.clockhouse.driver.zk.push;

import org.clockhouse.driver.tck.FuzzContract;

class PushFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return PushFuzz.class;
    }
}
