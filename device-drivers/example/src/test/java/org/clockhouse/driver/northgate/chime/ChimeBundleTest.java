package org.clockhouse.driver.northgate.chime;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class ChimeBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new ChimeDriver();
    }
}
