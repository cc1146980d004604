package org.clockhouse.store.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Clockhouse store")
public @interface StoreConfig {

    @AttributeDefinition(
            description =
                    "jdbc:derby:<directory> or jdbc:postgresql://host:port/name; empty for Derby in the data directory")
    String url() default "";

    @AttributeDefinition(description = "Of the database; empty for Derby")
    String user() default "";

    @AttributeDefinition(name = ".password", type = AttributeType.PASSWORD, description = "Of the database")
    String _password() default "";

    @AttributeDefinition(description = "Transactions open at the same time")
    int poolSize() default 12;

    @AttributeDefinition(description = "Directory of the secret keys; empty for etc/keys")
    String keys() default "";

    @AttributeDefinition(description = "Directory of blobs and backups; empty for files in the data directory")
    String files() default "";

    @AttributeDefinition(description = "Hours after which the console warns that the last backup is too old")
    int backupHours() default 36;

    /** What a configuration means where Karaf's own directories are known. */
    final class Settings {

        private Settings() {}

        public static StoreSettings of(StoreConfig config, UnaryOperator<String> property) {
            String data = property.apply("karaf.data");
            return new StoreSettings(
                    config.url().isEmpty() ? "jdbc:derby:" + data + "/derby" : config.url(),
                    config.user(),
                    config._password(),
                    config.poolSize(),
                    config.keys().isEmpty() ? Path.of(property.apply("karaf.etc"), "keys") : Path.of(config.keys()),
                    config.files().isEmpty() ? Path.of(data, "files") : Path.of(config.files()),
                    Duration.ofHours(config.backupHours()));
        }
    }
}
