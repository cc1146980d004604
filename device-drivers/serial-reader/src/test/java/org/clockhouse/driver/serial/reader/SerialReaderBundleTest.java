package org.clockhouse.driver.serial.reader;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class SerialReaderBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new SerialReaderDriver();
    }
}
