package org.clockhouse.store.internal;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.persistence.EntityManagerFactory;
import javax.persistence.SharedCacheMode;
import javax.persistence.ValidationMode;
import javax.persistence.spi.ClassTransformer;
import javax.persistence.spi.PersistenceUnitInfo;
import javax.persistence.spi.PersistenceUnitTransactionType;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.server.ServerSession;

/** The row classes named in {@code db/rows.txt} as one JPA unit: not weaved, without a shared cache. */
final class PersistenceUnit implements PersistenceUnitInfo {

    private final DataSource source;
    private final ClassLoader loader = PersistenceUnit.class.getClassLoader();

    private PersistenceUnit(DataSource source) {
        this.source = source;
    }

    static EntityManagerFactory open(DataSource source, Vendor vendor) {
        PersistenceUnit unit = new PersistenceUnit(source);
        EntityManagerFactory factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(
                        unit,
                        Map.of(
                                "eclipselink.weaving", "false",
                                "eclipselink.cache.shared.default", "false",
                                "eclipselink.classloader", unit.loader,
                                "eclipselink.target-database", vendor == Vendor.DERBY ? "Derby" : "PostgreSQL",
                                "eclipselink.logging.logger", "JavaLogger",
                                "eclipselink.logging.level", "WARNING",
                                "eclipselink.session-name", "clockhouse-" + System.nanoTime()));
        // Six attempts at a lost database would keep a request waiting for half a minute.
        factory.unwrap(ServerSession.class).getLogin().setQueryRetryAttemptCount(0);
        return factory;
    }

    @Override
    public String getPersistenceUnitName() {
        return "clockhouse";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return loader.getResource("db/");
    }

    @Override
    public List<String> getManagedClassNames() {
        return Schema.lines("db/rows.txt");
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "2.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // nothing is weaved
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return null;
    }
}
