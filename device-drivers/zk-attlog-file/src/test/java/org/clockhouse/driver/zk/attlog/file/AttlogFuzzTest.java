package org.clockhouse.driver.zk.attlog.file;

import org.clockhouse.driver.tck.FuzzContract;

class AttlogFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return AttlogFuzz.class;
    }
}
