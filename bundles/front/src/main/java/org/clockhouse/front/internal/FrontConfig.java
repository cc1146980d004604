package org.clockhouse.front.internal;

/** The one word of {@code etc/org.clockhouse.gateway.cfg} that changes what is shown. */
@interface FrontConfig {

    String PID = "org.clockhouse.gateway";

    /** The head office of a gateway; empty where this is no gateway. */
    String head() default "";
}
