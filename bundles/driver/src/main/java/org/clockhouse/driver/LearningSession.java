package org.clockhouse.driver;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Facet of a session that finds something out at first contact which is to hold from then on, such as the certificate by which
 * its terminal is known. The host keeps it as the value of a setting that was left empty, where an operator sees it and may empty
 * it again.
 */
@ConsumerType
public interface LearningSession extends TerminalSession {

    /** By the keys of settings that are no secrets; empty when there is nothing new. */
    Map<String, String> learned();
}
