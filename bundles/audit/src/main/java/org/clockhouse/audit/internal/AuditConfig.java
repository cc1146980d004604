package org.clockhouse.audit.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Clockhouse audit")
@interface AuditConfig {

    @AttributeDefinition(
            description = "File of the seed that checkpoints are signed with; empty for etc/keys/signing-1.key")
    String key_file() default "";

    @AttributeDefinition(
            description =
                    "Directory that each signed checkpoint is copied to, best on another disk; empty for data/audit")
    String checkpoint_directory() default "";
}
