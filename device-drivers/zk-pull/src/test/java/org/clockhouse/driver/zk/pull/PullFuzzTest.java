package org.clockhouse.driver.zk.pull;

import org.clockhouse.driver.tck.FuzzContract;

class PullFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return PullFuzz.class;
    }
}
