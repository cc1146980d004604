package org.clockhouse.driver.zk.pull;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class ZkPullBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new ZkPullDriver();
    }
}
