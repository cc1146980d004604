package org.clockhouse.driver.osdp;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class OsdpBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new OsdpDriver();
    }
}
