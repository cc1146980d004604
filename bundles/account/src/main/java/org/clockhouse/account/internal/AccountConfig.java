package org.clockhouse.account.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Two underscores in a name are one in the configuration file (OSGi DS, 112.8.2.1). */
@ObjectClassDefinition(name = "Clockhouse accounts")
@interface AccountConfig {

    @AttributeDefinition(description = "A session ends when it was not used for so many minutes")
    int idle__minutes() default 60;

    @AttributeDefinition(description = "A session ends after so many hours in any case")
    int session__hours() default 12;

    @AttributeDefinition(description = "A code from the desk for a first sign-in is good for so many hours")
    int code__hours() default 72;

    @AttributeDefinition(
            description =
                    "File with the first administrator's password, removed when it is changed; empty for etc/first-sign-in")
    String first__password__file() default "";

    @AttributeDefinition(
            description =
                    "When set, each start makes a new API key with all rights, writes it here, and revokes the one before")
    String bootstrap__key__file() default "";
}
