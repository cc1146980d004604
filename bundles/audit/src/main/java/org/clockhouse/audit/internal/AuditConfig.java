package org.clockhouse.audit.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Two underscores in a name are one in the configuration file (OSGi DS, 112.8.2.1). */
@ObjectClassDefinition(name = "Clockhouse audit")
@interface AuditConfig {

    @AttributeDefinition(
            description = "File of the seed that checkpoints are signed with; empty for etc/keys/signing-1.key")
    String key__file() default "";

    @AttributeDefinition(
            description =
                    "Directory that each signed checkpoint is copied to, best on another disk; empty for data/audit")
    String checkpoint__directory() default "";
}
