/**
 * Who works here, since when and until when, and where.
 *
 * <p>{@link org.clockhouse.registry.Employees} changes one person at a time and finds people for a screen;
 * {@link org.clockhouse.registry.Directory} answers the other bundles in bulk, also for past dates.
 * {@link org.clockhouse.registry.Visitors} are people too, but never employed; {@link org.clockhouse.registry.Contracts} says who is
 * another company's and how long. {@link org.clockhouse.registry.RegistryChanges} hands on, once, what must be evaluated anew.
 *
 * <p>Every write takes the actor and, where it concerns a person, the scope the actor may see: outside it a person does not
 * exist.
 */
@Export
@Version("2.0.0")
package org.clockhouse.registry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
