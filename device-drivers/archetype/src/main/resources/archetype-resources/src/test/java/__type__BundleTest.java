package ${package};

import org.clockhouse.driver.Driver;
import org.clockhouse.driver.tck.DriverBundleContract;

class ${type}BundleTest extends DriverBundleContract {

    @Override
    protected Driver driver() {
        return new ${type}Driver();
    }
}
