/**
 * The driver contract, as a test library. A driver's test extends the suite of each road it offers and supplies a bench:
 * {@link org.clockhouse.driver.tck.TerminalDriverContract} with a {@link org.clockhouse.driver.tck.TerminalBench} (a terminal at the
 * far end of lines in memory has a {@link org.clockhouse.driver.tck.MemoryBench}),
 * {@link org.clockhouse.driver.tck.CallingDriverContract} with a {@link org.clockhouse.driver.tck.CallingBench},
 * {@link org.clockhouse.driver.tck.FileDriverContract} with a {@link org.clockhouse.driver.tck.FileBench}; and
 * {@link org.clockhouse.driver.tck.DriverBundleContract} looks at how the bundle is packed. A bench has an emulated terminal
 * at the far end of {@link org.clockhouse.driver.tck.MemoryLines}, a {@link org.clockhouse.driver.tck.BenchContext} as its
 * host, and {@link org.clockhouse.driver.tck.MemoryArrivals} as the gate for terminals that call. What a suite recorded of a real
 * terminal, a {@link org.clockhouse.driver.tck.Recording}, is replayed by
 * {@link org.clockhouse.driver.tck.RecordedTerminalContract} and {@link org.clockhouse.driver.tck.RecordedCallsContract}, and
 * {@link org.clockhouse.driver.tck.FuzzContract} replays the seeds of a fuzz target. An emulated terminal that others may play with
 * too is an {@link org.clockhouse.driver.tck.EmulatedTerminal}.
 */
@Version("1.3.0")
package org.clockhouse.driver.tck;

import org.osgi.annotation.versioning.Version;
