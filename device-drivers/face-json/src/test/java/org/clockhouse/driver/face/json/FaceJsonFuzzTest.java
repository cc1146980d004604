package org.clockhouse.driver.face.json;

import org.clockhouse.driver.tck.FuzzContract;

class FaceJsonFuzzTest extends FuzzContract {

    @Override
    protected Class<?> target() {
        return FaceJsonFuzz.class;
    }
}
