/**
 * Who did what, when, from where, and why. Services write an {@link org.clockhouse.audit.AuditDraft} through
 * {@link org.clockhouse.audit.AuditTrail#record} in the very transaction that makes the change; refusals, failed sign-ins and
 * reads of sensitive data go through {@link org.clockhouse.audit.AuditTrail#recordApart}. One sealer chains what has
 * committed (each {@link org.clockhouse.audit.AuditEntry} gets a sequence and a hash over its predecessor's) and signs a
 * checkpoint each minute. {@link org.clockhouse.audit.AuditTrail#verify} checks the chain here;
 * {@link org.clockhouse.audit.AuditExport} writes it out for the verifier that runs anywhere:
 * {@code java -jar org.clockhouse.audit-<version>.jar export.ndjson}. Nothing is ever deleted.
 */
@Export
@Version("1.0.0")
package org.clockhouse.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
