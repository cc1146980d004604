package org.clockhouse.terminal.internal.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.clockhouse.terminal.internal.driver.ManifestHeader.Clause;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * What a bundle cannot be without: a package in a range of versions, or what else its maker's tools found that it needs, such as
 * a Java.
 *
 * @param filter that what is offered must match; empty where anything of the namespace will do
 */
public record Need(String namespace, String filter, String text) implements Requirement {

    /** All of a bundle's that somebody else has to meet. @throws IllegalArgumentException where a range of versions is none */
    static List<Need> of(Attributes headers) {
        Stream<Need> packages = clauses(headers, "Import-Package").flatMap(Need::packages);
        Stream<Need> others = clauses(headers, "Require-Capability").flatMap(Need::others);
        return Stream.concat(packages, others).toList();
    }

    private static Stream<Clause> clauses(Attributes headers, String name) {
        return ManifestHeader.clauses(
                        Optional.ofNullable(headers.getValue(name)).orElse(""))
                .stream()
                .filter(clause -> !clause.parameter("resolution:").equals(Namespace.RESOLUTION_OPTIONAL));
    }

    private static Stream<Need> packages(Clause clause) {
        String versions = clause.parameter("version");
        String range = versions.isEmpty() ? "" : new VersionRange(versions).toFilterString("version");
        return clause.names().stream()
                .filter(name -> !name.startsWith("java."))
                .map(name -> new Need(
                        PackageNamespace.PACKAGE_NAMESPACE,
                        "(&(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + name + ")" + range + ")",
                        (name + " " + versions).strip()));
    }

    private static Stream<Need> others(Clause clause) {
        String effective = clause.parameter("effective:");
        String filter = clause.parameter("filter:");
        return clause.names().stream()
                .filter(name -> effective.isEmpty() || effective.equals(Namespace.EFFECTIVE_RESOLVE))
                .map(name -> new Need(name, filter, (name + " " + filter).strip()));
    }

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
        return filter.isEmpty() ? Map.of() : Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    /** It is not in the container. */
    @Override
    public Resource getResource() {
        return null;
    }
}
