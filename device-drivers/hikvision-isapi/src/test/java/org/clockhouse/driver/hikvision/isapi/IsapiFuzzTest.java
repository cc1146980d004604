package org.clockhouse.driver.hikvision.isapi;

import org.clockhouse.driver.tck.FuzzContract;

class IsapiFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return IsapiFuzz.class;
    }
}
