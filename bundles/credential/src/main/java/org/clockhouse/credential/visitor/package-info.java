/** The reception: visitors, their stays, and when who they were is forgotten. */
@Export
@Version("1.0.0")
package org.clockhouse.credential.visitor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
