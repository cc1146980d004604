/**
 * Terminals: which there are, how they are, and how their punches come in.
 *
 * <p>{@link org.clockhouse.terminal.Terminals} is the inventory; a {@link org.clockhouse.terminal.TerminalStanding} is a
 * terminal with its {@link org.clockhouse.terminal.TerminalState}. {@link org.clockhouse.terminal.UnknownTray} shows
 * terminals that called without being registered, {@link org.clockhouse.terminal.Alarms} what needs a person,
 * {@link org.clockhouse.terminal.Drivers} the software for each family of terminals, and
 * {@link org.clockhouse.terminal.Uploads} takes what somebody brings on a stick. What is wanted of a terminal that calls
 * waits among the {@link org.clockhouse.terminal.Errands}. {@link org.clockhouse.terminal.Recordings} keep what goes over the wire for whoever mends a driver. {@link org.clockhouse.terminal.DeskReaders} hands on what is held
 * to a reader on a desk. How terminals do is for {@link org.clockhouse.terminal.Clocks}, {@link org.clockhouse.terminal.Attempts},
 * {@link org.clockhouse.terminal.Probes} and {@link org.clockhouse.terminal.Maintenance} to say.
 *
 * <p>Pictures that terminals take of punches are {@link org.clockhouse.terminal.Snapshots}; those that a rule marks are compared with
 * people's photographs in {@link org.clockhouse.terminal.PictureReviews}.
 *
 * <p>Terminals of a branch may be served there, by a suite that is a {@link org.clockhouse.terminal.Gateway}: the head office
 * keeps its {@link org.clockhouse.terminal.Gateways} and answers their {@link org.clockhouse.terminal.GatewayCalls}, which
 * reach it by the gateway's {@link org.clockhouse.terminal.HeadOffice}. {@link org.clockhouse.terminal.Branch} is the gateway's
 * own view.
 *
 * <p>What a driver says is translated here into the words of {@code punch}; no driver type leaves this bundle.
 */
@Export
@Version("1.4.0")
package org.clockhouse.terminal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
