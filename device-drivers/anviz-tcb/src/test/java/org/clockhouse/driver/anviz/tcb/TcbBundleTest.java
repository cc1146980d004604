package org.clockhouse.driver.anviz.tcb;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class TcbBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new TcbDriver();
    }
}
