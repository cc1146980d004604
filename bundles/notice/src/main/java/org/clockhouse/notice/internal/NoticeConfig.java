package org.clockhouse.notice.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set in {@code etc/org.clockhouse.notice.cfg}; two underscores here are one there (OSGi DS, 112.8.2.1). */
@ObjectClassDefinition(name = "Clockhouse notices")
@interface NoticeConfig {

    String PID = "org.clockhouse.notice";

    @AttributeDefinition(
            description = "Hosts, addresses and ranges inside the network that webhooks may call, with spaces between")
    String internal__targets() default "";

    @AttributeDefinition(description = "Folder that scheduled reports may be put into; empty for none")
    String folder() default "";

    @AttributeDefinition(
            description =
                    "File in PEM with the certificates of authorities that webhooks may be secured by; empty for those"
                            + " that the machine knows")
    String webhook__authorities() default "";
}
