package org.clockhouse.driver.zk.push;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class PushBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new PushDriver();
    }
}
