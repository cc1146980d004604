package org.clockhouse.driver.pcsc.reader;

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class PcscReaderBundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new PcscReaderDriver();
    }
}
