/** By what rules time is judged: rule sets and their versions, the policies they are made of, allowances, and dated exceptions of people from rules. */
@Export
@Version("1.0.0")
package org.clockhouse.attendance.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
