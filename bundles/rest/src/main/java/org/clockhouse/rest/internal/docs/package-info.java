/** The API about itself: its description, and pages to read it. */
package org.clockhouse.rest.internal.docs;
