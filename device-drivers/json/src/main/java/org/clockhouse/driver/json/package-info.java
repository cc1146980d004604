/** JSON as terminals send it. Embedded in the drivers that read it. */
package org.clockhouse.driver.json;
