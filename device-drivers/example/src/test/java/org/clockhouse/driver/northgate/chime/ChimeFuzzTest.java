package org.clockhouse.driver.northgate.chime;

import org.clockhouse.driver.tck.FuzzContract;

class ChimeFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return ChimeFuzz.class;
    }
}
