package org.clockhouse.terminal.internal.gateway;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What makes this suite a gateway, in {@code etc/org.clockhouse.gateway.cfg}. */
@ObjectClassDefinition(name = "Clockhouse gateway")
public @interface GatewayConfig {

    String PID = "org.clockhouse.gateway";

    @AttributeDefinition(
            description =
                    "The head office, https://host:port#fingerprint of its certificate; empty when this is none's gateway")
    String head() default "";

    @AttributeDefinition(description = "The code that the head office gave; of no use once the gateway was let in")
    String code() default "";

    @AttributeDefinition(description = "Seconds from one call to the next while there is nothing to hand on")
    int call__seconds() default 10;
}
