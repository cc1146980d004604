package org.clockhouse.driver.tck;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract suite on a driver with one defect, within a test. */
final class Suites {

    private static final String KEY = "tck.defect";

    private Suites() {}

    /** What became of each rule: test name to failure message, empty where it passed. */
    static Map<String, String> all(Class<?> suite, Enum<?> defect) {
        return run(DiscoverySelectors.selectClass(suite), defect);
    }

    /** What became of one rule: the failure message, empty where it passed. */
    static String one(Class<?> suite, String rule, Enum<?> defect) {
        Map<String, String> outcome = run(DiscoverySelectors.selectMethod(suite, rule), defect);
        if (!outcome.keySet().equals(Set.of(rule))) {
            throw new AssertionError("no rule of that name: " + rule + ", ran " + outcome.keySet());
        }
        return outcome.get(rule);
    }

    private static Map<String, String> run(DiscoverySelector selector, Enum<?> defect) {
        Map<String, String> outcome = new TreeMap<>();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selector)
                        .configurationParameter(KEY, defect.name())
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                        if (id.isTest()) {
                            String name = id.getDisplayName().replace("()", "");
                            outcome.put(
                                    name,
                                    result.getThrowable().map(String::valueOf).orElse(""));
                        }
                    }
                });
        return outcome;
    }

    /** Hands a suite the defect it was started with. */
    static final class DefectGiven implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().isEnum();
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String name = context.getConfigurationParameter(KEY).orElse("NONE");
            return Enum.valueOf((Class<Enum>) parameter.getParameter().getType(), name);
        }
    }
}
