package ${package};

import org.clockhouse.driver.tck.FuzzContract;

class ${type}FuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return ${type}Fuzz.class;
    }
}
