package org.clockhouse.driver.hikvision.isapi;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class HikvisionBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new HikvisionDriver();
    }
}
