package org.clockhouse.driver.face.json;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class FaceJsonBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new FaceJsonDriver();
    }
}
